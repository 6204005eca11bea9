import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { firstViewBytes } from './first-view.ts';
import { benchLeadline, buildLeadlineCold, type LeadlineRun } from './leadline.ts';
import type { Measured } from './run-measured.ts';
import { benchStarlight, buildStarlightCold } from './starlight.ts';
import { table } from './table.ts';

const usage = `npm run bench [-- <number of records>…]     build time and memory; 100, 1000 and 10000 records by default
npm run bench -- starlight [<records>]      the same records with Leadline and with Starlight, 1000 by default;
                                            each is built three times in turn, and the middle run counts
npm run bench -- throughput                 how fast long journals are searched, beside ripgrep, and how soon a paste is answered
npm run bench -- page [<records>]           how soon the home page answers a paste, with 1000 records by default, and what it loads for that
npm run bench -- match [<pastes>]           how many pastes are named rightly, beside BM25 and Pagefind; <pastes> is a folder like
                                            tests/fixtures/pastes, or NDJSON with "text" and "record" on each line
npm run bench -- calibrate                  what the judge of pastes claims, and how often it is right`;

const seconds = (value: number): string => value.toFixed(1);
const optional = (value: number | undefined): string => (value === undefined ? '-' : seconds(value));
const mebibytes = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(0));
const kilobytes = (value: number | undefined): string => (value === undefined ? '-' : (value / 1000).toFixed(1));

async function benchSizes(sizes: readonly number[]): Promise<void> {
  const runs: LeadlineRun[] = [];
  for (const count of sizes) {
    console.log(`Building ${count} records …`);
    const run = await benchLeadline(count);
    await rm(run.root, { recursive: true, force: true });
    runs.push(run);
  }
  console.log(table(
    ['records', 'text MB', 'cold s', 'ms/record', 'cold CPU s', 'CPU ms/record', 'edited s', 'edited/cold', 'edited CPU s', 'CPU edited/cold', 'peak MiB cold', 'edited'],
    runs.map(({ count, bytes, cold, warm }) => [
      String(count), (bytes / 1e6).toFixed(1), seconds(cold.seconds), (cold.seconds * 1000 / count).toFixed(1),
      optional(cold.cpu), optional(cold.cpu && cold.cpu * 1000 / count), seconds(warm.seconds), (warm.seconds / cold.seconds).toFixed(2),
      optional(warm.cpu), ratio(warm.cpu, cold.cpu), mebibytes(cold.memory), mebibytes(warm.memory),
    ]),
  ));
}

const runsEach = 3;

/** The run that is in the middle by its seconds. */
const median = (runs: readonly Measured[]): Measured => [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)]!;

async function benchAgainstStarlight(count: number): Promise<void> {
  console.log(`Building ${count} records with Leadline …`);
  const ours = await benchLeadline(count);
  console.log('Installing Starlight and building the same records …');
  const theirs = await benchStarlight(count);
  // In turn, so that other work on the machine meets both.
  const ourRuns = [ours.cold];
  const theirRuns = [theirs.cold];
  for (let run = 2; run <= runsEach; run++) {
    console.log(`Building both again, ${run} of ${runsEach} …`);
    ourRuns.push(await buildLeadlineCold(ours.root));
    theirRuns.push(await buildStarlightCold(theirs.root));
  }
  const [our, their] = [median(ourRuns), median(theirRuns)];
  const page = `case-${Math.ceil(count / 2)}`;
  const views = [await firstViewBytes(ours.site, `incidents/${page}.html`), await firstViewBytes(theirs.site, `incidents/${page}/`)];
  console.log(table(['', 'Leadline', 'Starlight', 'ratio'], [
    ['cold build, s', seconds(our.seconds), seconds(their.seconds), ratio(our.seconds, their.seconds)],
    ['the same, CPU s', optional(our.cpu), optional(their.cpu), ratio(our.cpu, their.cpu)],
    ['peak memory, MiB', mebibytes(our.memory), mebibytes(their.memory), ratio(our.memory, their.memory)],
    ['first view, kB gzip', kilobytes(views[0]), kilobytes(views[1]), ratio(views[0], views[1])],
  ]));
  for (const root of [ours.root, theirs.root]) await rm(root, { recursive: true, force: true });
}

function ratio(ours: number | undefined, theirs: number | undefined): string {
  return ours === undefined || theirs === undefined ? '-' : (ours / theirs).toFixed(2);
}

const [first, ...rest] = process.argv.slice(2);
if (first === 'throughput') {
  const { benchThroughput } = await import('./throughput.ts');
  await benchThroughput();
} else if (first === 'page') {
  const { benchPage } = await import('./page.ts');
  await benchPage(Number(rest[0] ?? 1000));
} else if (first === 'match') {
  const { benchMatch } = await import('./match/bench.ts');
  await benchMatch(rest[0]);
} else if (first === 'calibrate') {
  const { calibrate } = await import('./match/calibrate.ts');
  await calibrate();
} else await benchBuilds();

async function benchBuilds(): Promise<void> {
  const counts = (first === 'starlight' ? rest : process.argv.slice(2)).map(Number);
  if (counts.some((count) => !Number.isInteger(count) || count < 1)) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  console.log(`${availableParallelism()} cores, Node ${process.versions.node}. Compare within a run, not between machines. Other work on the machine lengthens the seconds and hardly the CPU seconds.`);
  if (first === 'starlight') await benchAgainstStarlight(counts[0] ?? 1000);
  else await benchSizes(counts.length > 0 ? counts : [100, 1000, 10_000]);
}
