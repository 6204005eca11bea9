import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainMatch } from '../../../src/core/signature/explain.ts';
import { compileMatcher } from '../../../src/core/signature/match.ts';
import { normalise } from '../../../src/core/signature/normalise.ts';
import { proposeSignature } from '../../../src/core/signature/propose.ts';
import { redactSecrets } from '../../../src/core/signature/redact.ts';
import { fold } from '../../../src/core/signature/skeleton.ts';
import type { Signature } from '../../../src/core/signature/signature.ts';
import { loadCorpus, loadSignatures, signatureFrom } from './load-corpus.ts';
import { randomFrom } from '../../random.ts';

const corpus = loadCorpus();
const signatures = loadSignatures();
const matcher = compileMatcher(signatures);

/** Everything that reads foreign text, and what must hold for any text. */
function readAll(text: string): void {
  const matches = matcher.match(text);
  assert.deepEqual(matcher.match(text), matches);
  const lines = text.split(/\r\n?|\n/);
  for (const match of matches) {
    for (const line of match.lines.flatMap((each) => [each, ...(each.more ?? [])])) {
      assert.ok(line.line >= 1 && line.line <= lines.length && line.start >= 1 && line.end >= line.start);
    }
  }
  const paste = normalise(text);
  let next = 1;
  for (const line of paste.lines) {
    assert.ok(line.line >= next && line.lastLine >= line.line);
    next = line.line;
    for (let at = 0; at < line.text.length; at += 7) {
      const { line: row, column } = line.placeOf(at);
      const source = (lines[row - 1] ?? '').charCodeAt(column - 1);
      assert.ok(line.text.charAt(at) === '=' || fold(source) === line.text.charCodeAt(at), `${line.text.charAt(at)} at ${row}:${column}`);
    }
  }
  proposeSignature(text);
  redactSecrets(text);
}

test('mutated pastes never throw and keep their places', () => {
  const next = randomFrom(20261125);
  const splinters = ['"', '\\"', '\\\\\\"', '\\n', '\n', '> ', '…', '\u001b[31m', '#011', '#033[', '{"', '}', 'level=', 'msg="', 'time="', '<', '>', '\u0000', '\ud800', '“', '&quot;', '\\u001b[', '\r', 'FATA[0003] '];
  for (const { text } of corpus) {
    for (let round = 0; round < 12; round++) {
      let mutated = text;
      for (let change = 0; change < 1 + next(6); change++) {
        const at = next(mutated.length + 1);
        const kind = next(4);
        if (kind === 0) mutated = mutated.slice(0, at) + splinters[next(splinters.length)] + mutated.slice(at);
        else if (kind === 1) mutated = mutated.slice(0, at) + mutated.slice(at + 1 + next(9));
        else if (kind === 2) mutated = mutated.slice(0, at) + mutated.slice(next(mutated.length + 1)).slice(0, 60) + mutated.slice(at);
        else mutated = mutated.slice(0, at) + String.fromCharCode(next(0x10000)) + mutated.slice(at);
      }
      readAll(mutated);
    }
  }
});

test('random bytes and random characters never throw', () => {
  const next = randomFrom(7);
  for (let round = 0; round < 200; round++) {
    const wide = round % 2 === 0;
    readAll(Array.from({ length: next(600) }, () => String.fromCharCode(next(wide ? 0x10000 : 0x80))).join(''));
  }
});

test('explaining agrees with matching', () => {
  for (const { text } of corpus) {
    const named = new Set(matcher.match(text).map((match) => match.record));
    for (const signature of signatures) {
      const explanation = explainMatch(signature, text);
      assert.equal(explanation.holds, named.has(signature.record), signature.record);
      assert.equal(explanation.firstFailed === undefined, explanation.holds, signature.record);
    }
  }
});

test('the order and number of signatures changes nothing', () => {
  const reversed = compileMatcher(signatures.toReversed());
  for (const { text } of corpus) {
    const sort = (matches: readonly { record: string }[]) => [...matches].sort((a, b) => (a.record < b.record ? -1 : 1));
    assert.deepEqual(sort(reversed.match(text)), sort(matcher.match(text)));
    assert.deepEqual(signatures.flatMap((signature) => compileMatcher([signature]).match(text)), matcher.match(text));
  }
});

const stepsOf = (text: string, of: { match: typeof matcher.match } = matcher): number => {
  const work = { steps: 0 };
  of.match(text, { work });
  return work.steps;
};

/** Texts made to be slow, by size in thousands of characters. */
const hostile: Readonly<Record<string, (thousands: number) => string>> = {
  'one line of one letter': (k) => 'a'.repeat(k * 1000),
  'short lines': (k) => 'EOF\n'.repeat(k * 250),
  'the beginning of a signature again and again': (k) => 'failed to register layer: '.repeat(k * 40),
  'anchors without the rest, one line': (k) => 'libcontainerd: new containerd process, pid: '.repeat(k * 22),
  'a hit on each line': (k) => 'unregister_netdevice: waiting for lo to become free. Usage count = 1\n'.repeat(k * 14),
  'quotes that never close': (k) => 'time="x" level=error msg="'.repeat(k * 38),
  'backslashes': (k) => '\\'.repeat(k * 1000),
  'backslashes and quotes': (k) => '\\"'.repeat(k * 500),
  'typographic quotes that never close': (k) => '{"a":“'.repeat(k * 160),
  'opening braces': (k) => '{"a":'.repeat(k * 200),
  'fields without end': (k) => 'a=b '.repeat(k * 250),
  'digits': (k) => '1'.repeat(k * 1000),
  'wrapped without end': (k) => `${'x'.repeat(79)}\n`.repeat(k * 12),
  'short lines that may be one': (k) => 'Error starting userland proxy: listen\n'.repeat(k * 26),
  'columns without end': (k) => 'pid file found, ensure docker is not  '.repeat(k * 26),
  'a column in each line': (k) => 'pid file found, ensure docker is not  | x\n'.repeat(k * 24),
  'fields that end and do not': (k) => 'level=info msg="x" level=info\nmsg="y\n'.repeat(k * 26),
  'levels in prose': (k) => 'so FATA[0000] (FATA[0000] '.repeat(k * 38),
  'answers in answers': (k) => 'docker: Error response from daemon: Address already in use\n'.repeat(k * 17),
  'answers in one line': (k) => 'Error response from daemon: Address already in use '.repeat(k * 20),
  'colours': (k) => '\u001b[31m'.repeat(k * 200),
  'nothing more after each': (k) => 'level=info msg="libcontainerd: new containerd process, pid: 1"\nlevel=debug msg="containerd: read past events" count=1\nlevel=fatal msg=EOF\n'.repeat(k * 6),
};

for (const [name, make] of Object.entries(hostile)) {
  test(`work grows with the text, not faster: ${name}`, () => {
    const small = stepsOf(make(100));
    const large = stepsOf(make(400));
    assert.ok(large <= small * 4.4 + 10_000, `${small} → ${large}`);
    normalise(make(100)).lines.forEach((line) => line.text);
  });
}

/** Signatures of invented words; every hundredth shares its words with others. */
function manySignatures(count: number): Signature[] {
  const next = randomFrom(99);
  const word = () => Array.from({ length: 6 + next(6) }, () => 'abcdefghiklmnoprstuvwz'.charAt(next(22))).join('');
  return Array.from({ length: count }, (_, index) => signatureFrom(`failed to ${word()} the ${word()} of <id>: ${word()} ${word()}`, `record-${index}`));
}

test('ten thousand signatures, and a line of ten million characters', () => {
  const many = manySignatures(10_000);
  const big = compileMatcher(many);
  const [wanted] = many.slice(4711, 4712);
  const hit = (wanted?.lines[0]?.raw ?? '').replace('<id>', '4f1e0f9cb2d7');
  const line = 'x'.repeat(5_000_000) + ` ${hit} ` + 'y '.repeat(2_500_000);
  assert.deepEqual(big.match(line).map((match) => match.record), ['record-4711']);
  assert.ok(stepsOf(line, big) < line.length * 4);
});

test('a million short lines', () => {
  const text = `${'ok\n'.repeat(500_000)}Bind for 0.0.0.0:80 failed: port is already allocated\n${'ok\n'.repeat(500_000)}`;
  assert.deepEqual(matcher.match(text).map((match) => [match.record, match.lines[0]?.line]), [['port-already-allocated', 500_001]]);
});
