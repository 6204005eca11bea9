import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyCommand } from '../../src/cli/commands/pointers.ts';
import { buildSite } from '../../src/node/build/build-site.ts';
import { runCli } from '../cli/run-cli.ts';
import { readFixture } from '../core/source/fixtures.ts';
import { makeTestRepository } from '../core/source/test-repository.ts';
import { builtSite, shareRenderer } from '../site/built-site.ts';
import { filesBelow } from './trial-site.ts';

const repository = makeTestRepository();
after(repository.remove);
await builtSite('small');

const record = 'content/incidents/pid-file-left.md';
const page = 'incidents/pid-file-left.html';
const small = fileURLToPath(new URL('../site/project', import.meta.url));

/** A project whose records point into the test repository, looked up there. */
async function makeProject(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'leadline-excerpts-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(small, root, { recursive: true });
  const text = readFileSync(join(root, record), 'utf8')
    .replace('is not asked for.', 'is not asked for, see `test/daemon@v1.0.0:daemon/daemon.go#New call d.restore`.')
    .replace(/^- `moby.*$/m, '- `test/daemon@v1.0.0:daemon/daemon.go#New` — long\n- `test/daemon@v1.0.0:daemon/signals.go#trapSignal` — has another name there');
  writeFileSync(join(root, record), text);
  mkdirSync(join(root, 'content/startup/dockerd'), { recursive: true });
  writeFileSync(join(root, 'content/startup/dockerd/v1.0.0.yaml'), readFixture('startup-orders/good/v1.0.0.yaml').replace('[the record](../../incidents/restore-hangs.md#confirm)', 'the record'));
  await verifyCommand({ root, git: [`test/daemon=${repository.bare}`], color: false, width: 100 });
  shareRenderer(root);
  return root;
}

const from = (path: string) => ({ excerptsFrom: { 'test/daemon': path } });
const read = (root: string, path = page): string => readFileSync(join(root, 'dist', path), 'utf8');
const excerptsIn = (html: string): string[] => html.match(/<details class="excerpt".*?<\/details>/gs) ?? [];

test('pages show the lines of verified pointers from a clone, and are those of a plain build without it', async () => {
  const root = await makeProject();
  await buildSite({ root });
  const plain = await filesBelow(join(root, 'dist'));
  assert.doesNotMatch(read(root), /class="excerpt"/);

  const { excerpts, site } = await buildSite({ root, ...from(repository.path) });
  const withExcerpts = [...plain.keys()].filter((path) => path.endsWith('.html') && excerptsIn(read(root, path)).length > 0);
  assert.equal(site?.rendered, withExcerpts.length, 'only pages with excerpts are new');
  assert.equal(excerpts?.shown, 7);
  assert.deepEqual(excerpts.without.map(({ reason, repository: name, pointers }) => `${reason} ${name} ${pointers}`),
    ['not-current containerd/containerd 1', 'not-current moby/moby 1', 'not-current test/daemon 1']);
  const html = read(root);
  const [call, definition, ...others] = excerptsIn(html);
  assert.deepEqual(others, []);
  assert.match(call!, /daemon\/daemon\.go, lines 58 to 64/);
  assert.match(call!, /<span class="nr">60<\/span> \td := &amp;Daemon\{root: root\}\n<mark><span class="nr">61<\/span> \tif err := d\.restore\(root\); err != nil \{<\/mark>/);
  assert.match(call!, /From test\/daemon at commit <code>[0-9a-f]{40}<\/code>\. Licence: see its LICENSE\./);
  assert.match(definition!, /lines 56 to 67.*; lines 59 to \d+ are meant/s);
  assert.deepEqual(withExcerpts.filter((path) => !path.startsWith('stages/')), [page, 'startup/dockerd-v1.0.0.html']);
  for (const path of withExcerpts) assert.doesNotMatch(read(root, path), /<p\b[^>]*>(?:(?!<\/p>).)*<details/s, `${path}: no block in a paragraph`);

  const other = await makeProject();
  await buildSite({ root: other, ...from(repository.bare) });
  assert.deepEqual(await filesBelow(join(other, 'dist')), await filesBelow(join(root, 'dist')), 'another clone, another cache, the same bytes');
  await buildSite({ root });
  assert.deepEqual(await filesBelow(join(root, 'dist')), plain);
});

test('a clone without the commit shows nothing, and the build says so', async () => {
  const root = await makeProject();
  const { stdout, code } = runCli(root, ['build', '--excerpts', '--git', `test/daemon=${repository.shallow}`]);
  assert.equal(code, 0);
  assert.match(stdout, /^0 of 10 source pointers show their lines, 10 have none:\n/);
  assert.match(stdout, /\n {2}7 into test\/daemon: not in the clone\n/);
  assert.match(stdout, /\n {2}1 into moby\/moby: not verified as current\n/);
  assert.doesNotMatch(read(root), /class="excerpt"/);
  const json = JSON.parse(runCli(root, ['build', '--json', '--excerpts', '--git', `test/daemon=${repository.path}`]).stdout) as { excerpts: { shown: number } };
  assert.equal(json.excerpts.shown, 7);
});

test('a clone that cannot be used is an error of its own, and nothing is built', async () => {
  const root = await makeProject();
  const { stdout, code } = runCli(root, ['build', '--excerpts', '--git', `test/daemon=${repository.plain}`]);
  assert.equal(code, 1);
  assert.match(stdout.replace(/\s+/g, ' '), /^error\[pointer\/unusable-clone\]: “.*”, given as the clone of test\/daemon, cannot be read: /);
  assert.ok(!existsSync(join(root, 'dist')));
});

test('--excerpts and --git go together', async () => {
  const root = await makeProject();
  for (const [args, words] of [
    [['--excerpts'], /--excerpts needs clones/], [['--git', 'a/b=c'], /--git is for --excerpts alone/], [['--excerpts', '--git', 'c'], /--git c does not say which repository/],
  ] as const) {
    const { stderr, code } = runCli(root, ['build', ...args]);
    assert.equal(code, 2);
    assert.match(stderr, words);
  }
});

test('every verified pointer of a start-up order, also one in a sentence, has its lines where it stands', async () => {
  const root = await makeProject();
  await buildSite({ root, ...from(repository.path) });
  const steps = read(root, 'startup/dockerd-v1.0.0.html').split('<h2 id="').slice(1);
  const shown = (html: string): string[] => excerptsIn(html).map((each) => /<summary>(.*?)</.exec(each)![1]!);
  assert.deepEqual(shown(steps[0]!), ['daemon/daemon.go, lines 82 to 93', 'daemon/daemon.go, lines 56 to 67']);
  assert.deepEqual(shown(steps[1]!), ['daemon/signals.go, lines 1 to 3', 'daemon/daemon.go, lines 58 to 64']);
  assert.deepEqual(shown(steps[2]!), ['daemon/daemon.go, lines 62 to 68', 'daemon/daemon.go, lines 12 to 18', 'daemon/daemon.go, lines 58 to 64']);
  assert.deepEqual(shown(read(root, 'stages/dockerd-trap-signals.html')), ['daemon/daemon.go, lines 58 to 64', 'daemon/signals.go, lines 1 to 3']);
});
