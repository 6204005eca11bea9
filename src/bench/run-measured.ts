import { spawn } from 'node:child_process';
import { treeUse } from './process-tree.ts';

export interface Measured {
  readonly seconds: number;
  /** Seconds of processor time, steadier than `seconds` on a machine that has other work too; only on Linux, like `memory`. */
  readonly cpu: number | undefined;
  /** Peak of the memory of the process and all its children together, in MiB; sampled. */
  readonly memory: number | undefined;
}

/** Often enough for the peak; looking costs a millisecond, which the program measured has to wait for too. */
const sampleEveryMs = 100;

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
    let memory: number | undefined;
    let cpu: number | undefined;
    const sampling = setInterval(() => {
      const use = treeUse(child.pid!);
      if (!use) return;
      memory = Math.max(memory ?? 0, use.memory);
      cpu = Math.max(cpu ?? 0, use.cpu);
    }, sampleEveryMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(sampling);
      if (code === 0) resolve({ seconds: (performance.now() - begin) / 1000, cpu, memory: memory === undefined ? undefined : memory / 1024 });
      else reject(new Error(`${command} ${args.join(' ')} failed with ${code}:\n${output.slice(-4000)}`));
    });
  });
}
