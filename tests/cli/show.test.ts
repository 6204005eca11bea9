import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeProject, matchesFile, runCli, withoutColours } from './run-cli.ts';

const root = makeProject();
const show = (...args: string[]) => runCli(root, ['show', ...args]);

for (const [name, id] of [['incident', 'pid-file-left-over'], ['runbook', 'daemon-is-silent'], ['startup', 'dockerd/v1.12.3'], ['stage', 'dockerd/take-pid-file']] as const) {
  test(`a whole ${name} reads as in show-${name}.txt`, () => {
    const { stdout, stderr, code } = show(id);
    matchesFile(`show-${name}.txt`, stdout);
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });
}

test('prose keeps to the width; only what is copied may be wider', () => {
  const { stdout } = runCli(root, ['show', 'pid-file-left-over'], { env: { COLUMNS: '50' } });
  const copied = /^\s+(?:ps -p|level=|pgrep|https:|leadline show)/;
  for (const line of stdout.split('\n')) assert.ok(line.length <= 50 || copied.test(line), line);
});

test('one section, with all samples of the symptoms', () => {
  const { stdout } = show('pid-file-left-over#symptoms');
  assert.match(stdout, /SYMPTOMS/);
  assert.match(stdout, /SAMPLE {2}journald/);
  assert.doesNotMatch(stdout, /IMPACT/);
});

test('a command shows the section that holds it', () => {
  assert.match(show('pid-file-left-over#command-1').stdout, /CONFIRM/);
});

test('an id may be typed as a path or pasted from an address', () => {
  const first = show('pid-file-left-over#fix').stdout;
  assert.match(first, /DESTROYS/);
  for (const id of ['content/incidents/pid-file-left-over.md#fix', 'http://127.0.0.1:4321/incidents/pid-file-left-over.html#fix']) assert.equal(show(id).stdout, first);
  const order = show('dockerd/v1.12.3').stdout;
  for (const id of ['dockerd', 'dockerd/1.12.3', 'dockerd-v1.12.3', 'startup/dockerd-v1.12.3.html', 'content/startup/dockerd/v1.12.3.yaml']) assert.equal(show(id).stdout, order);
});

test('a step of the start may be pasted from an address too', () => {
  const stage = show('dockerd/take-pid-file').stdout;
  for (const id of ['dockerd-take-pid-file', 'http://127.0.0.1:4321/stages/dockerd-take-pid-file.html']) assert.equal(show(id).stdout, stage);
  assert.equal((JSON.parse(show('dockerd/take-pid-file', '--json').stdout) as { stage: string }).stage, 'take-pid-file');
});

test('what is not there is wrong use, with what was meant', () => {
  for (const [id, meant] of [
    ['pid-file-leftover', /Did you mean pid-file-left-over\?/], ['pid-file-left-over#mitgate', /Did you mean pid-file-left-over#mitigate\?/],
    ['silent', /Did you mean daemon-is-silent\?/], ['nothing-like-it', /leadline list/], ['dockerd#serve-ap', /#serve-api/],
    ['dockerd/take-pidfile', /Did you mean dockerd\/take-pid-file\?/], ['dockerd/serve-api#x', /has no sections/],
  ] as const) {
    const { code, stderr, stdout } = show(id);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, meant);
  }
});

test('--json prints the record, or the section', () => {
  assert.equal((JSON.parse(show('pid-file-left-over', '--json').stdout) as { id: string }).id, 'pid-file-left-over');
  assert.equal((JSON.parse(show('pid-file-left-over#impact', '--json').stdout) as { slug: string }).slug, 'impact');
});

test('colours add nothing but colours, apart from the backticks that they replace', () => {
  const plain = show('pid-file-left-over').stdout;
  const coloured = runCli(root, ['show', 'pid-file-left-over'], { env: { FORCE_COLOR: '1' } }).stdout;
  assert.match(coloured, /\u001b\[31m┌─ \u001b\[1mDESTROYS/);
  const words = (text: string) => text.replaceAll('`', '').split(/\s+/).join(' ');
  assert.equal(words(withoutColours(coloured)).replaceAll('─', ''), words(plain).replaceAll('─', ''));
});

test('a locale without UTF-8 gets ASCII signs', () => {
  const { stdout } = runCli(root, ['show', 'pid-file-left-over#fix'], { env: { LC_ALL: 'C' } });
  assert.match(stdout, /^ {2}\+- DESTROYS -+$/m);
  assert.doesNotMatch(stdout, /[^\x00-\x7f]/);
});

test('a record shows where start-up stops in the versions that it affects, oldest first', () => {
  const project = makeProject();
  const folder = join(project, 'content/startup/dockerd');
  const order = readFileSync(join(folder, 'v1.12.3.yaml'), 'utf8');
  for (const tag of ['v1.10.3', 'docker-v29.0.0']) {
    writeFileSync(join(folder, `${tag}.yaml`), order.replaceAll('v1.12.3', tag).replace(/^title: .*$/m, `title: dockerd ${tag.replace(/^(?:docker-)?v/, '')}`));
  }
  const record = join(project, 'content/incidents/pid-file-left-over.md');
  writeFileSync(record, readFileSync(record, 'utf8').replace(/^affects:\n {2}docker: .*$/m, 'affects:\n  docker: "<17.03.0"'));
  for (const run of ['from the content', 'from the cache']) {
    const { stdout } = runCli(project, ['show', 'pid-file-left-over']);
    assert.deepEqual([...stdout.matchAll(/^ {2}(dockerd \S+), step/gm)].map((match) => match[1]), ['dockerd 1.10.3', 'dockerd 1.12.3'], run);
  }
});
