import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedByVersions } from '../../../src/core/signature/allowed-by-versions.ts';
import { compileSignature } from '../../../src/core/signature/compile.ts';
import { compileMatcher } from '../../../src/core/signature/match.ts';
import { signatureFrom } from './load-corpus.ts';

const place = { file: 'record.md', line: 1, column: 1 };

/** A signature that a record could not have (too weak), for what the matcher does with it. */
function anySignature(text: string) {
  const { value } = compileSignature(text, { record: 'record', index: 0, place });
  assert.ok(value);
  return value;
}

const holds = (signature: string, paste: string): boolean => compileMatcher([anySignature(signature)]).match(paste).length > 0;

test('fields match fields, whatever the shape of the log', () => {
  const shapes = [
    'time="2016-11-08T03:12:41.5+01:00" level=fatal msg="EOF"',
    'time="2016-11-08T03:12:41.5+01:00" level=fatal msg=EOF',
    'level=fatal msg=EOF',
    'level=fatal msg="EOF" module=libcontainerd',
    'FATA[0003] EOF',
    'FATA[0003] EOF                                           module=grpc',
    '\u001b[31mFATA\u001b[0m[0003] EOF   \u001b[31mmodule\u001b[0m=grpc',
    '{"level":"fatal","msg":"EOF"}',
    '{"msg":"EOF","level":"fatal","time":"2016-11-08T03:12:41Z"}',
    '{"log":"{\\"level\\":\\"fatal\\",\\"msg\\":\\"EOF\\"}\\n","stream":"stderr"}',
    'web_1  | level=fatal msg=EOF',
    '> `level=fatal msg=“EOF”`',
  ];
  for (const paste of shapes) assert.ok(holds('level=fatal msg=EOF', paste), paste);
  for (const written of ['level=fatal msg="EOF"', 'FATA[0000] EOF', '{"level":"fatal","msg":"EOF"}', 'time="<time>" level=fatal msg="EOF"']) {
    for (const paste of shapes) assert.ok(holds(written, paste), `${written}: ${paste}`);
  }
});

test('a field is its whole value, a text is a part', () => {
  assert.ok(!holds('msg=EOF', 'level=fatal msg="unexpected EOF"'));
  assert.ok(!holds('msg=EOF', 'level=fatal msg="EOF while reading"'));
  assert.ok(!holds('level=fatal msg=EOF', 'level=error msg=EOF'));
  assert.ok(!holds('level=fatal msg=EOF', 'EOF'));
  assert.ok(holds('msg=EOF', 'EOF'));
  assert.ok(holds('EOF', 'level=fatal msg="unexpected EOF"'));
  assert.ok(holds('msg="EOF <text>"', 'level=fatal msg="EOF while reading"'));
  assert.ok(holds('level=warn msg=EOF', 'WARN[0001] EOF'));
});

test('a whole message has its client, its advice and quotes around it, and nothing else', () => {
  const whole = 'msg="Error response from daemon: Address already in use"';
  for (const paste of [
    'Error response from daemon: Address already in use', 'docker: Error response from daemon: Address already in use.',
    "docker: Error response from daemon: Address already in use. See 'docker run --help'.", '`Error response from daemon: Address already in use` it says',
    'ERROR: Error response from daemon: Address already in use', '$ docker start a\nError response from daemon: Address already in use\nError: failed to start containers: a',
  ]) assert.ok(holds(whole, paste), paste);
  for (const paste of [
    'Error response from daemon: Address already in use by a', 'Error response from daemon: bind: Address already in use', 'Address already in use',
    'level=error msg="Error response from daemon: Address already in use (a)"',
  ]) assert.ok(!holds(whole, paste), paste);
});

test('a text that ends inside a line of a signature counts where enough of it is there and nothing else begins so', () => {
  const line = 'frobnicator of the wobble exploded badly';
  assert.ok(holds(line, 'frobnicator of the wobble exploded ba'));
  assert.ok(!holds(line, 'frobnicator of the wobble ex'));
  assert.ok(!holds(line, 'frobnicator of the wobble exploded'), 'after a whole word another may come');
  assert.ok(!holds(line, 'frobnicator of the wobble exploded b'));
  assert.ok(!holds(line, 'frobnicator of the wobble exploded ba\nINFO: and on'), 'not at the end');
  assert.ok(holds(line, '| web | frobnicator of the wobble exploded ba | 3 |\nINFO: and on'), 'at the edge of a column');
  const two = compileMatcher([signatureFrom(line, 'one'), signatureFrom('frobnicator of the wobble exploded backwards', 'two')]);
  assert.deepEqual(two.match('frobnicator of the wobble exploded ba'), []);
  assert.deepEqual(two.match('frobnicator of the wobble exploded badl').map(({ record }) => record), ['one']);
});

test('a text begins and ends at the edge of a word', () => {
  assert.ok(!holds('pull refused', 'fullpull refused'));
  assert.ok(!holds('pull refused', 'pull refusedly'));
  assert.ok(!holds('status 1', 'status 137'));
  assert.ok(holds('pull refused', '"pull"   refused.'));
  assert.ok(holds('pull refused', 'error:pull refused,next'));
});

test('a program before the message may stand in a signature', () => {
  for (const paste of ['Nov 25 09:14:07 node-3 kernel: wobble frobnicated', '[ 1234.567890] wobble frobnicated', 'kernel: wobble frobnicated', 'wobble frobnicated']) {
    assert.ok(holds('kernel: wobble frobnicated', paste), paste);
  }
  assert.ok(holds('systemd[1]: wobble frobnicated', 'Nov 25 09:14:07 node-3 systemd[1]: wobble frobnicated'));
});

test('placeholders: numbers are numbers, the rest is any text of one entry', () => {
  assert.ok(holds('wobble <n> frobs', 'wobble 12 frobs'));
  assert.ok(holds('wobble <n> frobs', 'wobble 1,200.5 frobs'));
  assert.ok(!holds('wobble <n> frobs', 'wobble many frobs'));
  assert.ok(!holds('wobble <n> frobs', 'wobble  frobs'));
  assert.ok(holds('wobble <text> frobs', 'wobble a b c frobs'));
  assert.ok(!holds('wobble <text> frobs', 'wobble a\nWARN[0001] b frobs'));
  assert.ok(holds('<path>: frobnicated', '/var/x: frobnicated'));
  assert.ok(holds('frob <a> of <b> of <c> done', 'frob 1 of 2 of 3 of 4 done'));
  assert.ok(holds('count=<n> wobbled', 'count=7 wobbled'));
});

test('structured values inside other values of the same name are not mixed up', () => {
  assert.ok(holds('level=error msg="sync failed" pod=web', '{"level":"error","pod":"web","msg":"sync failed"}'));
  assert.ok(!holds('level=error msg="sync failed" pod=web', '{"level":"error","pod":"web-2","msg":"sync failed"}'));
  assert.ok(!holds('level=error msg="sync failed" pod=web', '{"level":"error","msg":"sync failed"}'));
});

test('lines in order may have others between; any-order asks only that they are there', () => {
  const inOrder = compileMatcher([signatureFrom('wobble frobnicated\nquux grobbled')]);
  assert.equal(inOrder.match('wobble frobnicated\nINFO: other\nquux grobbled').length, 1);
  assert.equal(inOrder.match('quux grobbled\nwobble frobnicated').length, 0);
  assert.equal(inOrder.match('wobble frobnicated').length, 0);
  assert.equal(compileMatcher([signatureFrom('wobble frobnicated\nquux grobbled', 'r', { 'any-order': true })]).match('quux grobbled\nwobble frobnicated').length, 1);
});

test('of several places the first complete chain is taken, as close together as it goes', () => {
  const [match] = compileMatcher([signatureFrom('wobble frobnicated\nquux grobbled')]).match('wobble frobnicated\nwobble frobnicated\nINFO: x\nquux grobbled\nquux grobbled');
  assert.deepEqual(match?.lines.map((line) => line.line), [2, 4]);
});

test('<nothing more>: a later line of the same run counts, of another run or program it does not', () => {
  const matcher = compileMatcher([signatureFrom('wobble frobnicated\n<nothing more>')]);
  const line = (program: string, text: string): string => `Nov 25 09:14:07 node-3 ${program}: ${text}\n`;
  const first = line('dockerd[812]', 'wobble frobnicated');
  assert.equal(matcher.match(first).length, 1);
  assert.equal(matcher.match(first + line('dockerd[812]', 'and on')).length, 0);
  assert.equal(matcher.match(first + line('dockerd[999]', 'Starting up')).length, 1);
  assert.equal(matcher.match(first + line('systemd[1]', 'docker.service: Main process exited')).length, 1);
  assert.equal(matcher.match(first + line('kernel', 'docker0: port 1 entered disabled state')).length, 1);
  assert.equal(matcher.match(`${first}root@node-3:~# docker ps\n`).length, 1);
  assert.equal(matcher.match('FATA[0003] wobble frobnicated\nINFO[0000] Starting up').length, 1, 'the counter went back: a new run');
  assert.equal(matcher.match('ERRO[0003] wobble frobnicated\nINFO[0004] going on').length, 0);
});

test('not: counts unless it comes from another run of the same program', () => {
  const matcher = compileMatcher([signatureFrom('wobble frobnicated\nnot: quux grobbled')]);
  const line = (pid: number, text: string): string => `Nov 25 09:14:07 node-3 dockerd[${pid}]: ${text}\n`;
  assert.equal(matcher.match(line(1, 'wobble frobnicated')).length, 1);
  assert.equal(matcher.match(line(1, 'quux grobbled') + line(1, 'wobble frobnicated')).length, 0);
  assert.equal(matcher.match(line(1, 'wobble frobnicated') + line(2, 'quux grobbled')).length, 1);
  assert.equal(matcher.match('wobble frobnicated\nquux grobbled').length, 0);
});

test('versions leave out signatures of other releases only', () => {
  const old = signatureFrom('wobble frobnicated', 'old', { docker: '<17.06.0' });
  const young = signatureFrom('wobble frobnicated', 'young', { docker: '>=17.06.0' });
  const matcher = compileMatcher([old, young]);
  const named = (versions: Record<string, string>) => matcher.match('wobble frobnicated', { only: allowedByVersions(versions) }).map((match) => match.record);
  assert.deepEqual(named({}), ['old', 'young']);
  assert.deepEqual(named({ docker: '17.03.2-ce' }), ['old']);
  assert.deepEqual(named({ docker: '20.10.7' }), ['young']);
  assert.deepEqual(named({ containerd: '1.7.2' }), ['old', 'young']);
});

test('a match tells lines and columns of the text as pasted', () => {
  const line = '  \u001b[31mERRO\u001b[0m[0001] a “wobble” 12 frobnicated now';
  const [match] = compileMatcher([signatureFrom('wobble <id> frobnicated')]).match(`first\r\n${line}`);
  const [found] = match?.lines ?? [];
  assert.deepEqual([found?.line, found?.condition], [2, 'wobble <id> frobnicated']);
  assert.equal(line.slice((found?.start ?? 1) - 1, (found?.end ?? 1) - 1), 'wobble” 12 frobnicated');
});

test('a wrapped line is one condition with several spans', () => {
  const text = 'time="2026-11-25T09:14:07Z" level=error msg="container wob\nble frobnicated in the middle of it"';
  const [match] = compileMatcher([signatureFrom('wobble frobnicated')]).match(text);
  assert.deepEqual(match?.lines, [{ line: 1, start: 56, end: 59, condition: 'wobble frobnicated', more: [{ line: 2, start: 1, end: 16 }] }]);
});
