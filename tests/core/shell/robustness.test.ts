import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseShell } from '../../../src/core/shell/analyse.ts';
import { checkClass } from '../../../src/core/shell/check-class.ts';
import { randomFrom } from '../../random.ts';

const place = { file: 'a.md', line: 1, column: 1 };

function read(text: string): void {
  const analysis = analyseShell(text);
  for (const { start, end } of analysis.effects) assert.ok(0 <= start && start <= end && end <= text.length, `${start}..${end} of ${text.length}`);
  for (const { offset } of analysis.errors) assert.ok(0 <= offset && offset <= text.length, `${offset} of ${text.length}`);
  checkClass({ language: 'sh', text, words: [], place, placeOf: () => place }, analysis);
}

const tokens = [
  '$(', '<(', '>(', '`', '"', "'", '(', ')', '{', '}', '${', '$((', '))', '((', '[[', ']]', ' ', '\n', ';', '|', '&', '&&', '<', '>', '>>', '<<', '<<-', '<<<', '>&',
  'a', 'a=', 'a=(', 'f()', 'function f', 'if', 'then', 'fi', 'else', 'elif', 'do', 'done', 'for', 'in', 'case x in', 'esac', ';;', 'while', '!', 'time', 'coproc', 'select',
  '\\', '$', '$"', "$'", '[', ']', '*', '?', '@(', '=', '#', '~', '-', '--', '+', 'sudo', 'eval', 'sh -c', 'xargs', 'find -exec', 'rm', 'docker', 'run -v', 'exec', '<a>', '<in>out',
  '$x', '${a[', '${a:-', 'EOF', '<<EOF\n', '\nEOF\n', 'env -S', 'alias a=', '\0', 'é', '😀', '\uE000', '\uE001', '\uD800', '\r', '\t', 'curl', '| sh', 'sed', 's/a/b/w', 'awk', 'tar', 'kill', '-9',
];

test('random shell-like text never throws, and every offset lies in the block', () => {
  const random = randomFrom(2026);
  for (let round = 0; round < 4000; round += 1) {
    let text = '';
    const length = random(30);
    for (let index = 0; index < length; index += 1) text += (tokens[random(tokens.length)] as string) + (random(2) === 0 ? ' ' : '');
    try {
      read(text);
    } catch (error) {
      throw new Error(`round ${round}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
});

test('deep nesting of any kind is an answer, not a crash', () => {
  const units = ['$(', '<(', '(', '`', '"$(', '$((', '${a:-', '{ ', 'if ', 'f() ', 'function f ', 'coproc ', '! ', 'time ', 'case x in a) ', 'for i in a; do ', '[[ ( ', '@( ) ', 'sudo ', 'eval ', 'xargs ', 'a=(', '<<a '];
  for (const unit of units) read(unit.repeat(20_000));
  for (const unit of ['1+', 'a?b:', '-', '(']) read(`$((${unit.repeat(20_000)}1))`);
  let nested = 'rm x';
  for (let depth = 0; depth < 12; depth += 1) nested = `sh -c '${nested.replaceAll("'", `'\\''`)}'`.slice(0, 200_000);
  read(nested);
});

test('depth that people write is followed to its end', () => {
  assert.equal(analyseShell(`${'$('.repeat(20)}rm x${')'.repeat(20)}`).class, 'destroys');
  assert.equal(analyseShell(`sudo env nice -n 5 timeout 3 sh -c "ssh h 'sudo bash -c \\"rm x\\"'"`).class, 'destroys');
  assert.equal(analyseShell(`${'if true; then '.repeat(30)}rm x${'; fi'.repeat(30)}`).class, 'destroys');
});

test('a megabyte is read to its end', () => {
  const size = 1_000_000;
  for (const unit of ['> /tmp/x ', 'find / -exec ls {} \\; ', 'docker inspect <a> <in>out; ']) {
    const { effects, errors } = analyseShell(unit.repeat(size / unit.length));
    assert.ok((effects.at(-1)?.end ?? 0) > size - 100, unit);
    assert.deepEqual(errors, []);
  }
  assert.equal(analyseShell(`${'ls -l /x\n'.repeat(size / 9)}rm x`).class, 'destroys');
});

test('names that JavaScript objects have are unknown commands', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'docker constructor', 'docker __proto__ x']) assert.equal(analyseShell(name).class, 'unknown', name);
});
