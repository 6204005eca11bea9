import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Peak of the memory of the process and all its children together, in MiB; sampled, and only on Linux. */
  readonly memory: number | undefined;
}

const sampleEveryMs = 50;

/**
 * Runs a program to its end.
 *
 * @throws Error with its output, when it fails
 */
export function runMeasured(command: string, args: readonly string[], cwd: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    let peak = 0;
    const sampling = setInterval(() => void (peak = Math.max(peak, memoryOf(child.pid!))), sampleEveryMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(sampling);
      if (code === 0) resolve({ seconds: (performance.now() - begin) / 1000, memory: peak > 0 ? peak / 1024 : undefined });
      else reject(new Error(`${command} ${args.join(' ')} failed with ${code}:\n${output.slice(-4000)}`));
    });
  });
}

/** Resident memory of a process and all below it, in KiB; 0 where there is no /proc. */
function memoryOf(root: number): number {
  const parents = new Map<number, { parent: number; memory: number }>();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const field = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        parents.set(Number(name), { parent: field('PPid'), memory: field('VmRSS') });
      } catch {
        // It has ended since.
      }
    }
  } catch {
    return 0;
  }
  const belongs = (id: number): boolean => id === root || (parents.has(id) && belongs(parents.get(id)!.parent));
  return [...parents].filter(([id]) => belongs(id)).reduce((sum, [, { memory }]) => sum + memory, 0);
}
