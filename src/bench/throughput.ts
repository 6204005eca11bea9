import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { skeletonOf } from '../core/signature/skeleton.ts';
import { openCatalogue, type KeptSignatures } from '../node/catalogue.ts';
import { writeJournal } from './journal.ts';
import { table } from './table.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const program = join(project, 'bin/leadline.mjs');
const sizes = [10e6, 100e6, 1e9] as const;
/** Each is run so often, in turn, and the quickest counts: other work on the machine only ever adds. */
const runs = 10;

interface Run {
  readonly seconds: number;
  /** Seconds of processor time, which other work on the machine changes least. */
  readonly cpu: number;
}

/** `npm run bench -- throughput`: long journals beside `rg`, and how soon a short paste is answered. */
export async function benchThroughput(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'leadline-throughput-'));
  try {
    const { signatures, anchors } = (await openCatalogue(project)).signatures();
    const literals = join(folder, 'literals.txt');
    writeFileSync(literals, literalsOf({ signatures, anchors }).map((literal) => `${literal}\n`).join(''));
    const journals = sizes.map((size) => {
      const path = join(folder, `${size / 1e6}.log`);
      writeJournal(path, size);
      return path;
    });
    const rg = spawnSync('rg', ['--version'], { encoding: 'utf8' }).status === 0;
    const programs: Record<string, readonly string[]> = {
      ...Object.fromEntries(journals.map((path, index) => [`match ${sizes[index]! / 1e6} MB`, [process.execPath, program, 'match', path]])),
      ...Object.fromEntries(rg ? journals.map((path, index) => [`rg ${sizes[index]! / 1e6} MB`, ['rg', '-j1', '-F', '-c', '-f', literals, path]]) : []),
    };
    if (!rg) console.log('There is no `rg` here to compare with (Debian: apt-get install ripgrep).');
    printThroughput(quickest(programs, folder), rg, journals.map(peakMemory));
    const paste = join(folder, 'paste.log');
    writeFileSync(paste, pasteText());
    printCold(quickest({
      'node -e 0': [process.execPath, '-e', '0'],
      match: [process.execPath, program, 'match', paste],
      show: [process.execPath, program, 'show', signatures[0]!.record],
      list: [process.execPath, program, 'list'],
      walk: [process.execPath, program, 'walk', 'dockerd-does-not-answer'],
    }, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The anchors as the records write them: what `rg` is given to look for. */
function literalsOf({ signatures, anchors }: KeptSignatures): string[] {
  return [...new Set(signatures.flatMap(({ lines }, signature) => lines.flatMap(({ raw }, line) => {
    const kept = anchors[signature]![line];
    const anchor = typeof kept === 'object' ? kept?.[0] : kept;
    const { text, offsets } = skeletonOf(raw);
    const at = anchor ? text.indexOf(anchor) : -1;
    return at < 0 ? [] : [raw.slice(offsets[at]!, offsets[at + anchor!.length - 1]! + 1)];
  })))];
}

function quickest(programs: Readonly<Record<string, readonly string[]>>, folder: string): ReadonlyMap<string, Run> {
  const best = new Map<string, Run>();
  for (let round = 0; round < runs; round++) {
    for (const [name, command] of Object.entries(programs)) {
      const run = measure(command, folder);
      const other = best.get(name) ?? run;
      best.set(name, { seconds: Math.min(run.seconds, other.seconds), cpu: Math.min(run.cpu, other.cpu) });
    }
  }
  return best;
}

/** The shell tells milliseconds, also of processor time. */
function measure(command: readonly string[], cwd: string): Run {
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%3R %3U %3S"; time "$@" > /dev/null 2>&1', 'bash', ...command], { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  const [seconds, user, system] = stderr.trim().split(' ').map(Number);
  if (system === undefined || Number.isNaN(system)) throw new Error(`${command.join(' ')} could not be measured:\n${stderr}`);
  return { seconds: seconds!, cpu: user! + system };
}

/** Peak of resident memory of `match`, in MiB, as the process itself says when it ends. */
function peakMemory(path: string): number {
  const hook = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS));";
  const { stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, program, 'match', path], { encoding: 'utf8' });
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
}

function printThroughput(best: ReadonlyMap<string, Run>, rg: boolean, peaks: readonly number[]): void {
  const row = (name: string, megabytes: number, time: (program: string) => Run, peak: string): string[] => {
    const [ours, theirs] = [time('match'), rg ? time('rg') : undefined];
    const speed = (run: Run | undefined): string => (run ? (megabytes / run.seconds).toFixed(0) : '-');
    const ratio = (which: keyof Run): string => (theirs ? (theirs[which] / ours[which]).toFixed(2) : '-');
    return [name, speed(ours), speed(theirs), ratio('seconds'), ratio('cpu'), peak];
  };
  const time = (program: string, size: number): Run => best.get(`${program} ${size / 1e6} MB`)!;
  // What a longer log adds, without what a process takes to start.
  const [small, , large] = sizes;
  const added = (program: string): Run => {
    const [from, to] = [time(program, small), time(program, large)];
    return { seconds: to.seconds - from.seconds, cpu: to.cpu - from.cpu };
  };
  console.log(table(['journal', 'match MB/s', 'rg -F MB/s', 'match/rg', 'of CPU', 'peak MiB'], [
    ...sizes.map((size, index) => row(`${size / 1e6} MB, with start`, size / 1e6, (program) => time(program, size), peaks[index]!.toFixed(0))),
    row('each MB more', (large - small) / 1e6, added, '-'),
  ]));
}

function printCold(best: ReadonlyMap<string, Run>): void {
  const node = best.get('node -e 0')!;
  console.log(table(['40-line paste, warm cache', 'ms', 'x node -e 0', 'CPU ms', 'x node -e 0'], [...best].map(([name, { seconds, cpu }]) => [
    name, (seconds * 1000).toFixed(0), (seconds / node.seconds).toFixed(2), (cpu * 1000).toFixed(0), (cpu / node.cpu).toFixed(2),
  ])));
}

/** Forty lines of a daemon that does not start. */
function pasteText(): string {
  const line = (second: number, rest: string): string => {
    const time = `04:00:${String(second).padStart(2, '0')}`;
    return `Nov 25 ${time} node-4 dockerd[912]: time="2026-11-25T${time}.123456789Z" ${rest}\n`;
  };
  const start = Array.from({ length: 39 }, (_, second) => line(second, `level=info msg="Loading containers: step ${second}" module=libcontainerd`));
  return [...start, line(40, 'level=fatal msg="Error starting daemon: pid file found, ensure docker is not running or delete /var/run/docker.pid"')].join('');
}
