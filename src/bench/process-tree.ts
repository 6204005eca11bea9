import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all below it use. */
export interface TreeUse {
  /** Resident memory now, in KiB; a page that two processes share counts twice. */
  readonly memory: number;
  /** Seconds of processor time since they began, in user and system mode, of children that have ended too. */
  readonly cpu: number;
}

interface Process extends TreeUse {
  readonly parent: number;
}

/** Ticks a second in /proc; the same on every Linux that Node runs on. */
const ticks = 100;

/** `undefined` where there is no /proc. */
export function treeUse(root: number): TreeUse | undefined {
  const processes = readProcesses();
  if (processes.size === 0) return undefined;
  const belongs = (id: number): boolean => id === root || (processes.has(id) && belongs(processes.get(id)!.parent));
  const tree = [...processes].filter(([id]) => belongs(id)).map(([, process]) => process);
  return { memory: tree.reduce((sum, { memory }) => sum + memory, 0), cpu: tree.reduce((sum, { cpu }) => sum + cpu, 0) };
}

function readProcesses(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of namesIn('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // After the program's name, which stands in brackets: state, parent, …; see proc(5).
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
      const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15) as [number, number, number, number];
      found.set(Number(name), { parent: fields[1]!, cpu: (user + system + childrenUser + childrenSystem) / ticks, memory: fields[21]! * pageSize });
    } catch {
      // It has ended since.
    }
  }
  return found;
}

/** KiB of a page of memory. */
const pageSize = process.arch === 'x64' ? 4 : Number(/^KernelPageSize:\s+(\d+)/m.exec(smaps())?.[1] ?? 4);

function smaps(): string {
  try {
    return readFileSync('/proc/self/smaps', 'utf8');
  } catch {
    return '';
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
