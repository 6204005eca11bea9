import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRequest } from '../../src/cli/read-request.ts';
import { launcher, makeProject, plainEnv, runCli } from './run-cli.ts';

const root = makeProject();
const known = 'unauthorized: token has expired before it was issued';
const batch = (input: string, args: readonly string[] = []) => runCli(root, ['match', '--batch', ...args], { input });
const linesIn = (text: string): unknown[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);

test('each line gets one in its place: all keys but the text, the verdict and the records', () => {
  const input = [{ id: 7, text: known, note: 'kept' }, { text: 'all is well' }, { text: `noise\n${known}`, nested: { a: [1, null] } }].map((line) => `${JSON.stringify(line)}\n`).join('');
  const { stdout, stderr, code } = batch(input);
  const [first, second, third] = linesIn(stdout) as { id?: number; note?: string; verdict: string; matches: { id: string; confidence: number; verdict: string }[]; nested?: unknown }[];
  assert.deepEqual([first!.id, first!.note, first!.verdict, Object.hasOwn(first!, 'text')], [7, 'kept', 'known', false]);
  assert.deepEqual([first!.matches[0]!.id, first!.matches[0]!.verdict, Object.keys(first!.matches[0]!)], ['registry-token-expired', 'known', ['id', 'confidence', 'verdict']]);
  assert.ok(first!.matches[0]!.confidence > 0 && first!.matches[0]!.confidence <= 1);
  assert.deepEqual(second, { verdict: 'unknown', matches: [] });
  assert.deepEqual([third!.verdict, third!.nested], ['known', { a: [1, null] }]);
  assert.deepEqual([stderr, code], ['', 0]);
  writeFileSync(join(root, 'requests.ndjson'), input);
  assert.equal(runCli(root, ['match', '--batch', 'requests.ndjson']).stdout, stdout);
  assert.equal(batch(input, ['--json']).stdout, stdout);
  assert.equal(batch(input, ['-']).stdout, stdout);
});

test('a wrong line is told with line and column, and an error stands in its place; exit code 2', () => {
  const { stdout, stderr, code } = batch(`{"text": "a"}\n{"id": 1, "text": 5}\n\n{"id": 2}\n[1]\n{"text": "b",}\n{"text": "c"}`);
  assert.deepEqual(linesIn(stdout), [
    { verdict: 'unknown', matches: [] },
    { id: 1, error: '“text” is a number; a string was expected.', line: 2, column: 11 },
    { id: 2, error: 'This object has no “text”.', line: 4, column: 1 },
    { error: 'This is a list; an object with a “text” was expected.', line: 5, column: 1 },
    { error: 'This is no JSON: expected double-quoted property name.', line: 6, column: 14 },
    { verdict: 'unknown', matches: [] },
  ]);
  assert.match(stderr, /^error: standard input:2:11: “text” is a number; a string was expected\.\nhelp: {2}Each line is an object/);
  assert.match(stderr, /\nerror: standard input:6:14: This is no JSON/);
  assert.equal(code, 2);
});

test('of many wrong lines only the first are told', () => {
  const { stdout, stderr, code } = batch('x\n'.repeat(300));
  assert.equal(linesIn(stdout).length, 300);
  assert.equal(stderr.split('\n').length, 23);
  assert.match(stderr, /and 280 more lines/);
  assert.equal(code, 2);
});

test('the column is that of the first character that cannot be there', () => {
  for (const [line, column] of [['x', 1], ['{"a": x}', 7], ['{"text": "a"', 13], ['{"text": "a', 12], ['{"text" "a"}', 9], ['{"text": "a"} {', 15], ['  {"text": tru1}', 15], ['{"text": "\u0001"}', 11]] as const) {
    const request = readRequest(line);
    assert.equal('column' in request && request.column, column, line);
  }
});

test('what passes through is not rounded, reordered into a prototype, or lost', () => {
  const { stdout } = batch('{"id": 12345678901234567890, "text": "a", "price": 1.10, "far": 1e400, "__proto__": {"x": 1}}\n');
  assert.equal(stdout, '{"id":12345678901234567890,"price":1.10,"far":1e400,"__proto__":{"x":1},"verdict":"unknown","matches":[]}\n');
});

test('what is nested deeper than any program writes it is refused, not fatal', () => {
  const deep = `{"text": "a", "x": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  const { stdout, code } = batch(`${deep}\n{"text": "b"}\n`);
  assert.deepEqual([(linesIn(stdout)[0] as { error: string }).error, linesIn(stdout).length, code], ['Lists or objects are nested too deep.', 2, 2]);
});

test('an answer comes before the next line is read', async () => {
  const child = spawn(process.execPath, [launcher, 'match', '--batch'], { cwd: root, env: { ...plainEnv } });
  const answers = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  child.stdin.write(`${JSON.stringify({ id: 1, text: known })}\n`);
  assert.match((await answers.next()).value as string, /"id":1,"verdict":"known"/);
  child.stdin.end(`${JSON.stringify({ id: 2, text: 'x' })}\n`);
  assert.match((await answers.next()).value as string, /"id":2,"verdict":"unknown"/);
});

test('--batch does not explain', () => {
  const { stderr, code } = batch('', ['--explain']);
  assert.match(stderr, /--batch.*cannot be used with.*--explain/);
  assert.equal(code, 2);
});
