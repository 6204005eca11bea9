import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { packSignatures } from '../core/signature/serialise.ts';
import { compileReporter } from '../core/verdict/report.ts';
import { findBrowser } from '../node/find-browser.ts';
import { loadKnowledgeBase } from '../node/load-knowledge-base.ts';
import { serveSite } from '../node/serve.ts';
import { buildLeadline } from './leadline.ts';
import { writeProject } from './project.ts';
import { recordText } from './record-text.ts';
import { table } from './table.ts';

/** A picture is shown for so many milliseconds at 60 a second. */
const frame = 1000 / 60;
/** Answers measured of each kind, after as many that warm up. */
const rounds = 30;

/** How soon the home page answers a paste of 40 lines, how large is what it loads for that, and whether 10 MB keep it from answering. */
export async function benchPage(count: number): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium or Chrome was found; `npm test` installs one, or set CHROME_PATH.');
  const root = await mkdtemp(join(tmpdir(), 'leadline-bench-'));
  try {
    console.log(`Building ${count} records …`);
    await writeProject(root, count);
    await buildLeadline(root);
    await printSizes(join(root, 'dist'));
    const served = await serveSite({ folder: join(root, 'dist'), port: 0 });
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      await printAnswers(page, await reporterOf(root), count);
      await printLong(page);
    } finally {
      await browser.close();
      await served.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function printSizes(site: string): Promise<void> {
  const worker = (await readdir(join(site, 'assets'))).find((name) => name.startsWith('judge.'))!;
  const files = [`assets/${worker}`, 'data/signatures.js', 'data/evidence.js', 'data/startup.js'];
  const rows = await Promise.all(files.map(async (path) => [path, (gzipSync(await readFile(join(site, path))).length / 1000).toFixed(1)]));
  console.log(table(['loaded with the first paste', 'kB gzip'], rows));
}

/** 40 lines of a daemon, with the failure of a record at the end, or with one that no record has. */
function paste(number: number | undefined, salt: number): string {
  const lines = Array.from({ length: 38 }, (_, index) =>
    `Nov 25 03:12:${10 + index} host dockerd[900]: time="2026-11-25T03:12:${10 + index}.0${salt}1Z" level=info msg="Loading containers: item ${salt * 40 + index} of the list is ready"`);
  const end = number === undefined
    ? [`Nov 25 03:13:00 host dockerd[900]: level=error msg="the heron ${salt} has flown"`, `Nov 25 03:13:01 host dockerd[900]: level=fatal msg="nobody at home ${salt}"`]
    : /```log sample[^\n]*\n([^`]*)\n```/.exec(recordText(number).body)![1]!.split('\n').slice(-2);
  return [...lines, ...end].join('\n');
}

async function reporterOf(root: string): Promise<(text: string) => void> {
  const { kb } = await loadKnowledgeBase(root);
  const report = compileReporter({
    signatures: packSignatures(kb.incidents.flatMap(({ signatures }) => signatures)),
    records: Object.fromEntries(kb.incidents.map((record) => [record.id, record])), runbooks: [],
  });
  return (text) => void report(text, { today: '2026-11-25' });
}

async function printAnswers(page: Page, report: (text: string) => void, count: number): Promise<void> {
  await page.evaluate(`window.answer = async (text) => {
    const [field, target] = [document.querySelector('#ask'), document.querySelector('[data-verdict]')];
    field.value = text;
    const seen = new Promise((done) => new MutationObserver((_, observer) => {
      target.offsetHeight;
      observer.disconnect();
      done(performance.now());
    }).observe(target, { childList: true }));
    const begun = performance.now();
    field.form.requestSubmit();
    const took = await seen - begun;
    // How far a start got comes after the verdict, and would be measured with the next one.
    await new Promise((done) => setTimeout(done, 60));
    return took;
  }`);
  const answer = (text: string): Promise<number> => page.evaluate<number>(`answer(${JSON.stringify(text)})`);
  const first = await answer(paste(1, 0));
  const rows: string[][] = [];
  for (const [name, isKnown] of [['known', true], ['unknown', false]] as const) {
    const texts = Array.from({ length: 2 * rounds }, (_, round) => paste(isKnown ? 1 + (round * 37) % count : undefined, round));
    const taken: number[] = [];
    for (const text of texts) taken.push(await answer(text));
    const node = texts.map((text) => {
      const begun = performance.now();
      report(text);
      return performance.now() - begun;
    });
    const [median, slow, inNode] = [quantile(taken.slice(rounds), 0.5), quantile(taken.slice(rounds), 0.95), quantile(node.slice(rounds), 0.5)];
    rows.push([name, median.toFixed(1), slow.toFixed(1), (median / frame).toFixed(2), inNode.toFixed(1), (median / inNode).toFixed(2)]);
  }
  console.log(table(['40 lines', 'median ms', '95 % ms', 'median/frame', 'same in Node ms', 'page/Node'], rows));
  console.log(`The first answer, with all that is loaded for it: ${first.toFixed(0)} ms.`);
}

/** Of 10 MB, which a person drops as a file: how long the page's own thread was taken, beside a loop that takes it as long. */
async function printLong(page: Page): Promise<void> {
  const line = 'Nov 25 03:12:10 host gardend[900]: level=info msg="the hedgehog walks over the lawn and looks for worms"\n';
  const { blocked, took, control } = await page.evaluate<{ blocked: number; took: number; control: number }>(`(async () => {
    let long = 0;
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) long += duration; }).observe({ entryTypes: ['longtask'] });
    const rest = () => new Promise((done) => setTimeout(done, 200));
    const target = document.querySelector('[data-verdict]');
    const data = new DataTransfer();
    data.items.add(new File([${JSON.stringify(line)}.repeat(${Math.ceil(1e7 / line.length)})], 'daemon.log'));
    await rest();
    long = 0;
    const seen = new Promise((done) => new MutationObserver(() => done(performance.now())).observe(target, { childList: true }));
    const begun = performance.now();
    document.querySelector('#ask').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    const took = await seen - begun;
    await rest();
    const blocked = long;
    await new Promise((done) => setTimeout(() => { const end = performance.now() + took; while (performance.now() < end); done(); }));
    await rest();
    return { blocked, took, control: long - blocked };
  })()`);
  console.log(table(['10 MB', 'ms until the answer', 'long tasks of the page ms', 'control ms', 'ratio'],
    [['dropped', took.toFixed(0), blocked.toFixed(0), control.toFixed(0), (blocked / control).toFixed(2)]]));
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
