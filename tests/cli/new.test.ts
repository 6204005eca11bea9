import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compileReporter } from '../../src/core/verdict/report.ts';
import { makeProject, matchesFile, runCli } from './run-cli.ts';

const log = [
  'Nov 25 04:00:00 host7 dockerd[900]: time="2026-11-25T04:00:00Z" level=warning msg="mirror https://bob:hunter2hunter2@mirror.example.org does not answer"',
  'Nov 25 04:00:01 host7 dockerd[900]: time="2026-11-25T04:00:01Z" level=fatal msg="Error starting daemon: error initializing graphdriver: prior storage driver aufs failed: driver not supported"',
  '',
].join('\n');
const title = ['--title', 'dockerd does not start: aufs is gone'];
const id = 'dockerd-does-not-start-aufs-is-gone';
const fileOf = (root: string, name = id) => join(root, `content/incidents/${name}.md`);
/** Without the note that the pointers of the fixture project were never looked up. */
const codesOf = (root: string) =>
  (JSON.parse(runCli(root, ['check', '--json']).stdout) as { diagnostics: { code: string; place: { file: string; line: number } }[] }).diagnostics
    .filter(({ code }) => code !== 'pointer/not-in-lock');
/** The day on which a draft is made is the only thing in it that the log and the flags do not decide. */
const withoutDay = (text: string) => text.replace(/^reviewed: \d{4}-\d\d-\d\d$/m, 'reviewed: 2026-11-25');

test('a log becomes a draft: every section, the signature, the sample without its secrets', () => {
  const root = makeProject();
  const { stdout, code } = runCli(root, ['new', ...title], { input: log });
  assert.equal(code, 0);
  matchesFile('new-report.txt', stdout);
  matchesFile('new-draft.md', withoutDay(readFileSync(fileOf(root), 'utf8')));
  assert.doesNotMatch(stdout + readFileSync(fileOf(root), 'utf8'), /hunter2/);
});

test('check names what only a person can write, each once, and nothing else', () => {
  const root = makeProject();
  runCli(root, ['new', ...title], { input: log });
  const lines = readFileSync(fileOf(root), 'utf8').split('\n');
  const found = codesOf(root);
  assert.deepEqual([...new Set(found.map(({ code }) => code))].sort(), ['draft/to-write', 'front-matter/too-short', 'incident/no-source-pointers']);
  assert.equal(found.filter(({ code }) => code === 'draft/to-write').length, lines.filter((line) => line.includes('To write:')).length);
  assert.equal(new Set(found.map(({ place }) => place.line)).size, found.length);
});

test('a draft of which every marked text was written is a record that matches its log', () => {
  const root = makeProject();
  runCli(root, ['new', ...title, '--affects', 'docker=>=23.0.0', '--source', 'https://example.org/threads/3'], { input: log });
  const written = readFileSync(fileOf(root), 'utf8')
    .replaceAll(/To write: .*/g, 'A sentence that somebody wrote who knows it.')
    .replace('## Source pointers\n', '## Source pointers\n\n- `moby/moby@v1.12.3:daemon/graphdriver/driver.go#New` — where it ends\n');
  writeFileSync(fileOf(root), written);
  assert.deepEqual(codesOf(root), []);
  assert.match(runCli(root, ['match'], { input: log }).stdout, new RegExp(`^KNOWN {2}${id}\n`));
});

test('--print writes nothing', () => {
  const root = makeProject();
  const { stdout, stderr, code } = runCli(root, ['new', ...title, '--print'], { input: log });
  matchesFile('new-draft.md', withoutDay(stdout));
  assert.match(stderr, /Taken out of the log: password \(line 1\)/);
  assert.deepEqual([code, existsSync(fileOf(root))], [0, false]);
});

test('a file that is there is never overwritten', () => {
  const root = makeProject();
  writeFileSync(fileOf(root), 'mine\n');
  const { code, stderr } = runCli(root, ['new', ...title], { input: log });
  assert.equal(code, 2);
  assert.match(stderr, /is taken/);
  assert.equal(readFileSync(fileOf(root), 'utf8'), 'mine\n');
  symlinkSync(join(root, 'nowhere'), fileOf(root, 'linked'));
  assert.equal(runCli(root, ['new', '--id', 'linked', '--component', 'dockerd'], { input: log }).code, 2, 'a link to nothing is there too');
  assert.equal(existsSync(join(root, 'nowhere')), false);
  assert.equal(runCli(root, ['new', '--id', 'daemon-is-silent', '--component', 'dockerd'], { input: log }).code, 2, 'a runbook has that id');
});

test('a log that a record knows already is not written down twice', () => {
  const root = makeProject();
  const known = 'unauthorized: token has expired before it was issued\n';
  const run = (...more: string[]) => runCli(root, ['new', '--id', 'token', '--component', 'registry', ...more], { input: known });
  const { code, stderr } = run();
  assert.equal(code, 1);
  assert.match(stderr, /known already: leadline show registry-token-expired/);
  assert.equal(existsSync(fileOf(root, 'token')), false);
  assert.equal(run('--anyway').code, 0);
});

test('flags that are missing or wrong are named, with what was meant', () => {
  const root = makeProject();
  for (const [args, said] of [
    [[], /--title/], [['--id', 'No_Id'], /small letters/], [['--id', 'x'.repeat(61)], /at most 60/], [['--component', 'dockerdd', '--id', 'x'], /Did you mean dockerd\?/],
  ] as const) {
    const { code, stderr } = runCli(root, ['new', ...args], { input: log });
    assert.equal(code, 2);
    assert.match(stderr, said);
  }
  assert.match(runCli(root, ['new', '--id', 'x'], { input: 'something broke in some program' }).stderr, /--component/);
});

test('without a log there is a draft too, and check asks for signature and sample', () => {
  const root = makeProject();
  assert.equal(runCli(root, ['new', ...title, '--component', 'dockerd']).code, 0);
  const codes = codesOf(root).map(({ code }) => code);
  assert.ok(codes.includes('incident/no-signature') && codes.includes('incident/no-sample'));
});

test('of a long log the sample keeps the lines around the failure', () => {
  const root = makeProject();
  const [, fatal] = log.split('\n');
  const noise = Array.from({ length: 500 }, (_, index) => `Nov 25 03:00:00 host7 dockerd[900]: time="2026-11-25T03:00:00Z" level=info msg="Loading container ${index}"`);
  runCli(root, ['new', ...title], { input: [...noise, fatal, ...noise].join('\n') });
  const sample = /```log sample\n([^]*?)\n```/.exec(readFileSync(fileOf(root), 'utf8'))?.[1] ?? '';
  assert.ok(sample.includes(fatal!));
  assert.equal(sample.split('\n').length, 17);
  assert.equal(codesOf(root).some(({ code }) => code === 'incident/sample-not-matched'), false);
});

test('a log cannot break out of its fence, nor steer a terminal', () => {
  const root = makeProject();
  runCli(root, ['new', ...title], { input: `\`\`\`\n## Impact\n\u001b[31m${log}\u0000\r\n\`\`\`\`\n` });
  const text = readFileSync(fileOf(root), 'utf8');
  assert.match(text, /^`{5}log sample$/m);
  assert.doesNotMatch(text, /[\u0000\u001b\r]/);
  assert.equal(codesOf(root).filter(({ code }) => code.startsWith('incident/duplicate') || code.startsWith('fence/')).length, 0);
});

test('the page makes the same draft of a paste', () => {
  const { draft } = compileReporter({ signatures: [], records: {}, runbooks: [] })(log, { today: '2026-11-25' }).unknown!;
  const { stdout, stderr } = runCli(makeProject(), ['new', '--id', 'any', '--print'], { input: log });
  assert.equal(draft.text, withoutDay(stdout));
  assert.equal(`note: ${draft.note}`, stderr.trim().replace(/\s+/g, ' '));
});
