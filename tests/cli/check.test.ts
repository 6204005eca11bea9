import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeProject, runCli } from './run-cli.ts';

/** A project with a mistake in each of two files. */
function brokenProject(): string {
  const root = lockedProject();
  const edit = (file: string, from: string, to: string) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    assert.ok(text.includes(from));
    writeFileSync(path, text.replace(from, to));
  };
  edit('content/incidents/pid-file-left-over.md', 'severity: outage', 'severity: otage');
  edit('runbooks/daemon-is-silent.md', '#resolved-start-it', '#resolved-start');
  return root;
}

/** The fixture project as it is once `pointers verify` has written its lock. */
function lockedProject(): string {
  const root = makeProject();
  assert.equal(runCli(root, ['pointers', 'verify']).code, 0);
  return root;
}

test('content without mistakes: exit code 0 and one line', () => {
  const { stdout, stderr, code } = runCli(lockedProject(), ['check']);
  assert.equal(stdout, 'no problems; 4 files checked\n');
  assert.equal(stderr, '');
  assert.equal(code, 0);
});

test('pointers that the lock lacks are one note for all, which fails nothing and which only check gives', () => {
  const root = makeProject();
  const { stdout, code } = runCli(root, ['check']);
  assert.equal(code, 0);
  assert.match(stdout, /^info\[pointer\/not-in-lock\]: 4 source pointers in 3 files, the first here, are\s+not\s+in\s+content\/pointers\.lock\.json\.\n/);
  assert.match(stdout.replace(/\s+/g, ' '), /run `leadline pointers verify --git moby\/moby=<path>`/);
  assert.match(stdout, /\n1 note in 1 file; 4 files checked\n$/);
  assert.doesNotMatch(runCli(root, ['list']).stderr, /lock/);
  writeFileSync(join(root, 'content/pointers.lock.json'), '{');
  const spoilt = runCli(root, ['check', '--json']);
  assert.deepEqual((JSON.parse(spoilt.stdout) as { diagnostics: { code: string }[] }).diagnostics.map((each) => each.code), ['pointer/bad-lock']);
});

test('all files are reported in one run, each mistake in its line, and the exit code is 1', () => {
  const { stdout, code } = runCli(brokenProject(), ['check']);
  assert.equal(code, 1);
  assert.match(stdout, /content\/incidents\/pid-file-left-over\.md:6:11/);
  assert.match(stdout, /6 │ severity: otage\n +│ +\^{5}\n/);
  assert.match(stdout, /Did you mean “outage”\?/);
  assert.match(stdout, /runbooks\/daemon-is-silent\.md/);
  assert.match(stdout, /\d errors in 2 files; 4 files checked\n$/);
});

test('--json prints the diagnostics and nothing else', () => {
  const { stdout, code } = runCli(brokenProject(), ['check', '--json']);
  const report = JSON.parse(stdout) as { files: number; errors: number; diagnostics: { code: string; place: { file: string; line: number } }[] };
  assert.equal(code, 1);
  assert.equal(report.files, 4);
  assert.equal(report.errors, report.diagnostics.length);
  const enumMistake = report.diagnostics.find((each) => each.code === 'front-matter/not-one-of');
  assert.deepEqual([enumMistake?.place.file, enumMistake?.place.line], ['content/incidents/pid-file-left-over.md', 6]);
  assert.equal(runCli(brokenProject(), ['check', '--format', 'json']).stdout, stdout);
});

test('--format github writes workflow commands whose paths count from the current folder', () => {
  const root = brokenProject();
  const lines = runCli(join(root, 'runbooks'), ['check', '--format', 'github', '--root', '..']).stdout.trimEnd().split('\n');
  assert.match(lines[0]!, /^::error file=\.\.\/content\/incidents\/pid-file-left-over\.md,line=6,col=11,endLine=6,endColumn=16,title=front-matter\/not-one-of::/);
  assert.ok(lines[0]!.includes('%0A'), 'message and help are two lines');
  assert.match(lines.at(-1)!, /errors in 2 files/);
});

test('the project is found from a folder inside it', () => {
  const root = makeProject();
  const inside = join(root, 'content/incidents');
  assert.equal(runCli(inside, ['check']).code, 0);
});

test('a folder without content, or none at all, is wrong use', () => {
  const root = makeProject();
  const empty = join(root, 'empty');
  mkdirSync(empty);
  const withoutContent = runCli(root, ['check', '--root', 'empty']);
  assert.equal(withoutContent.code, 2);
  assert.match(withoutContent.stderr, /There is no content in /);
  const missing = runCli(root, ['check', '--root', 'nowhere']);
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /There is no folder nowhere/);
});

test('--collisions prints a row for each record: its samples, who else matches them, who comes near', () => {
  const root = makeProject();
  mkdirSync(join(root, 'content/healthy'));
  writeFileSync(join(root, 'content/healthy/quiet-night.log'), 'nothing happened\n');
  const { stdout, code } = runCli(root, ['check', '--collisions']);
  assert.match(stdout, /^record +own +also matched by +comes near +healthy logs\n/);
  assert.match(stdout, /^pid-file-left-over +(\d+)\/\1 +- /m);
  assert.match(stdout, /samples and 1 healthy logs against every signature/);
  assert.equal(code, 0);
});
