import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileByteScan } from '../../../src/core/signature/byte-scan.ts';
import { buildAutomaton, scan } from '../../../src/core/signature/automaton.ts';
import { compileExcerpter, type Excerpt } from '../../../src/core/signature/excerpt.ts';
import { compileFinder, compileMatcher, signatureAnchors } from '../../../src/core/signature/match.ts';
import type { Match, Signature } from '../../../src/core/signature/signature.ts';
import { loadCorpus, loadSignatures, signatureFrom } from './load-corpus.ts';
import { randomFrom } from '../../random.ts';

const corpus = loadCorpus();
const signatures = loadSignatures();
const matcher = compileMatcher(signatures);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
const newExcerpter = compileExcerpter(compileFinder(signatures), decode);

/** Reads a text in pieces of random sizes. */
function excerptOf(text: string, next: (below: number) => number, make = newExcerpter): Excerpt {
  const excerpter = make();
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length;) {
    const size = 1 + next(next(4) === 0 ? 40 : 70_000);
    excerpter.add(bytes.subarray(from, from + size));
    from += size;
  }
  excerpter.end();
  assert.equal(excerpter.lines, text.replace(/\r\n?|\n$/g, '\n').replace(/\n$/, '').split('\n').length);
  return excerpter.excerpt();
}

/** Matches of an excerpt by the lines of the log. */
function matchesIn({ text, lineNumbers }: Excerpt, with_ = matcher): Match[] {
  const at = <T extends { readonly line: number }>(span: T): T => ({ ...span, line: lineNumbers[span.line - 1]! });
  return with_.match(text).map((match) => ({ ...match, lines: match.lines.map((line) => ({ ...at(line), ...(line.more && { more: line.more.map(at) }) })) }));
}

test('each paste of the corpus has the same matches when it is read as a long log', () => {
  const next = randomFrom(3);
  // Short ones, of which no width of a terminal can be concluded.
  const others = 'Nov 25 05:10:07 a kernel: ok\n\n'.repeat(40);
  for (const { name, text: paste } of corpus.filter(({ text }) => text !== '')) {
    for (const text of [paste, `${others}${paste.trimEnd()}\n\n${others}`]) assert.deepEqual(matchesIn(excerptOf(text, next)), matcher.match(text), name);
  }
});

/** Pastes that no terminal has wrapped: how a wrapped line is put together depends on all lines that were pasted with it. */
const unwrapped = corpus.filter(({ name, text }) => text !== '' && !/wrapped|cut-/.test(name) && !text.includes('\r'));

test('pastes one after the other, with healthy lines between them, have the matches that they have in memory', () => {
  const next = randomFrom(11);
  const filler = (count: number) => Array.from({ length: count }, (_, line) => `Nov 25 05:${10 + (line % 50)}:07 node-4 kernel: docker0: port ${next(90)}(veth${next(1e6)}) entered forwarding state`).join('\n');
  for (let round = 0; round < 60; round++) {
    const text = `${Array.from({ length: 1 + next(6) }, () => `${filler(next(3) === 0 ? next(4000) : next(3))}\n\n${unwrapped[next(unwrapped.length)]!.text.trimEnd()}\n`).join('\n')}\n`;
    const inMemory = matcher.match(text);
    const excerpt = excerptOf(text, next);
    assert.deepEqual(matchesIn(excerpt), inMemory, `round ${round}`);
    assert.ok(excerpt.lineNumbers.length < 3000);
  }
});

test('bytes: no anchor that the text has is missed, and every line end is told', () => {
  const anchors = signatureAnchors(signatures).flat().flatMap((anchor) => (typeof anchor === 'string' ? [anchor] : []));
  const automaton = buildAutomaton(anchors);
  const bytesOf = compileByteScan(automaton);
  const next = randomFrom(5);
  const splinters = ['"', '\\"', '\\\\\\n', '\n', '\r\n', '\r', '…', '“', '\u00a0', '\u001b[31m', '#011', '#', '&quot;', '&', '\\u001b[0m', '\\u003c', 'é', '漢', '\ud83d\ude00', ' ', '\\', '\\x1b[1m'];
  for (let round = 0; round < 300; round++) {
    let text = '';
    const length = next(40);
    for (let piece = 0; piece < length; piece++) {
      const anchor = anchors[next(anchors.length)]!;
      for (const character of next(5) === 0 ? anchor.slice(0, next(anchor.length)) : anchor) {
        if (next(6) === 0) text += splinters[next(splinters.length)];
        text += next(2) === 0 ? character.toUpperCase() : character;
      }
      text += next(3) === 0 ? ' x'.repeat(next(400)) : splinters[next(splinters.length)];
    }
    const bytes = new TextEncoder().encode(text);
    const { hits, lineEnds } = bytesOf.scan(bytes, 0, bytes.length);
    const found = new Set(hits.at.subarray(0, hits.count));
    scan(automaton, text, (_, last) => {
      const offset = new TextEncoder().encode(text.slice(0, last)).length;
      assert.ok(found.has(offset), JSON.stringify(text));
    });
    const ends = [...text.matchAll(/\r\n?|\n/g)].map((end) => new TextEncoder().encode(text.slice(0, end.index + end[0].length)).length);
    assert.deepEqual([...lineEnds.at.subarray(0, lineEnds.count)], ends);
  }
});

test('bytes that are no UTF-8 break nothing', () => {
  const next = randomFrom(9);
  for (let round = 0; round < 50; round++) {
    const excerpter = newExcerpter();
    excerpter.add(Uint8Array.from({ length: next(20_000) }, () => next(256)));
    excerpter.end();
    excerpter.excerpt();
  }
});

const lost = (lines: string, options: Readonly<Record<string, string | true>> = {}): [Signature[], ReturnType<typeof compileMatcher>, ReturnType<typeof compileExcerpter>] => {
  const one = [signatureFrom(lines, 'record', options)];
  return [one, compileMatcher(one), compileExcerpter(compileFinder(one), decode)];
};
const healthy = Array.from({ length: 9000 }, (_, line) => `Nov 25 05:10:07 node-4 dockerd[7]: time="2026-11-25T05:10:07Z" level=info msg="all is well ${line}"`);
const journal = (pid: number, message: string): string => `Nov 25 05:10:07 node-4 dockerd[${pid}]: time="2026-11-25T05:10:07Z" level=error msg="${message}"`;

test('what a program wrote last is told from what it wrote on after, however far away', () => {
  const [, one, make] = lost('cannot open the ledger of mounts\n<nothing more>');
  const hit = journal(900, 'cannot open the ledger of mounts');
  for (const [text, expected] of [
    [[hit, ...healthy], 1],
    [[hit, ...healthy, journal(900, 'going on')], 0],
    [[hit, ...healthy, journal(900, 'going on'), ...healthy, journal(901, 'cannot open the ledger of mounts'), ...healthy], 1],
  ] as const) {
    const log = text.join('\n');
    assert.equal(one.match(log).length, expected);
    assert.deepEqual(matchesIn(excerptOf(log, randomFrom(1), make), one), one.match(log));
  }
});

test('a `not:` line counts, however far away, unless another run wrote it', () => {
  const [, one, make] = lost('cannot open the ledger of mounts\nnot: ledger was made anew');
  const terminal = (seconds: string, message: string): string => `ERRO[${seconds}] ${message}`;
  for (const [text, expected] of [
    [[journal(900, 'cannot open the ledger of mounts'), ...healthy], 1],
    [[journal(900, 'cannot open the ledger of mounts'), ...healthy, journal(900, 'ledger was made anew')], 0],
    [[journal(900, 'ledger was made anew'), ...healthy, journal(901, 'cannot open the ledger of mounts'), ...healthy], 1],
    [[terminal('0003', 'ledger was made anew'), ...healthy, terminal('0127', 'well'), terminal('0001', 'well'), ...healthy, terminal('0300', 'cannot open the ledger of mounts')], 1],
    [[terminal('0003', 'ledger was made anew'), ...healthy, terminal('0127', 'well'), ...healthy, terminal('0300', 'cannot open the ledger of mounts')], 0],
  ] as const) {
    const log = text.join('\n');
    assert.equal(one.match(log).length, expected, text[0]);
    assert.deepEqual(matchesIn(excerptOf(log, randomFrom(1), make), one), one.match(log));
  }
});

test('of lines that are there several times, those are named that stand nearest to each other', () => {
  const [, one, make] = lost('cannot open the ledger of mounts\nthe second ledger is lost too\ngiving up on all ledgers');
  const [first, second, third] = ['cannot open the ledger of mounts', 'the second ledger is lost too', 'giving up on all ledgers'].map((message) => journal(900, message));
  const log = [first, second, ...healthy, first, second, first, first, ...healthy, first, third, second, third].join('\n');
  assert.equal(one.match(log)[0]!.lines[0]!.line, healthy.length + 3);
  assert.deepEqual(matchesIn(excerptOf(log, randomFrom(1), make), one), one.match(log));
});

test('what is kept does not grow with the log', () => {
  const line = `${journal(900, 'cannot open the ledger of mounts')}\n${journal(900, 'ledger was made anew')}\n`;
  const [, , make] = lost('cannot open the ledger of mounts\nand the second one\nnot: ledger was made anew');
  const lengths = [50, 5000].map((count) => excerptOf(line.repeat(count), randomFrom(2), make).lineNumbers.length);
  assert.ok(lengths[1]! <= lengths[0]! + 10, lengths.join(' '));
});

test('a line is looked at again unless it differs only in ids and times from one in which nothing was found', () => {
  const next = randomFrom(13);
  const id = (): string => Array.from({ length: 64 }, () => '0123456789abcdef'[next(16)]).join('');
  const lines = (message: (line: number) => string): string => Array.from({ length: 300 }, (_, line) => `Nov 25 05:10:07 node-4 dockerd[7]: ${message(line)}`).join('\n');
  const found = (signature: string, text: string): number[] => {
    const one = [signatureFrom(signature)];
    return matchesIn(excerptOf(text, next, compileExcerpter(compileFinder(one), decode)), compileMatcher(one)).map(({ lines: [line] }) => line!.line);
  };
  const wobbles = (code: (line: number) => number) => lines((line) => `wobble of ${id()} frobnicated with code ${code(line)}`);
  assert.deepEqual(found('wobble of <id> frobnicated with code 2', wobbles(() => 1)), []);
  assert.deepEqual(found('wobble of <id> frobnicated with code 2', wobbles((line) => (line === 200 ? 2 : 1))), [201]);
});
