import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { signatureCodes } from '../../../src/core/diagnostics/codes/signature.ts';
import { compileSignature } from '../../../src/core/signature/compile.ts';
import { compileMatcher } from '../../../src/core/signature/match.ts';
import { signatureFrom } from './load-corpus.ts';

const place = { file: 'content/incidents/record.md', line: 41, column: 1 };
/** They need two files; the tests of the rules have them. */
const ofTwoFiles = ['signature/collision', 'signature/matches-healthy-log'];
const folder = join(import.meta.dirname, 'diagnostics');

/** `options.json` beside the text, where a case needs options. */
function compileCase(name: string) {
  const files = readdirSync(join(folder, name));
  const options = files.includes('options.json') ? (JSON.parse(readFileSync(join(folder, name, 'options.json'), 'utf8')) as Record<string, string | true>) : {};
  return compileSignature(readFileSync(join(folder, name, 'signature.txt'), 'utf8'), { record: 'record', index: 2, options, place });
}

for (const name of readdirSync(folder).sort()) {
  test(`diagnostics: ${name}`, () => {
    const reported = compileCase(name).diagnostics.map(({ code, message, help, place: at, fix }) =>
      ({ code, at: `${at.line}:${at.column}-${at.endColumn ?? ''}`, message, help, ...(fix && { fix: fix.text }) }));
    const file = join(folder, name, 'expected.json');
    if (process.env['UPDATE']) writeFileSync(file, `${JSON.stringify(reported, null, 2)}\n`);
    assert.deepEqual(reported, JSON.parse(readFileSync(file, 'utf8')));
  });
}

test('every diagnostic of a signature text has a case', () => {
  const seen = new Set(readdirSync(folder).flatMap((name) => compileCase(name).diagnostics.map((each) => each.code)));
  assert.deepEqual(Object.keys(signatureCodes).filter((code) => !seen.has(code as never) && !ofTwoFiles.includes(code)), []);
});

test('the examples on the pages of the codes are wrong and right as they say', () => {
  for (const [code, { wrong, right }] of Object.entries(signatureCodes)) {
    if (ofTwoFiles.includes(code) || code === 'signature/bad-option' || !wrong || !right) continue;
    const body = (fence: string): string => fence.split('\n').slice(1, -1).join('\n');
    const codesOf = (text: string) => compileSignature(text, { record: 'r', index: 0, place }).diagnostics.map((each) => each.code);
    assert.ok(codesOf(body(wrong)).includes(code as never), `${code}: wrong`);
    assert.ok(!codesOf(body(right)).includes(code as never), `${code}: right`);
  }
});

test('a signature keeps its lines, order, end and versions', () => {
  const signature = compileSignature('first telling line <id>\n\nnot: something better\nlast telling line\n<nothing more>\n', {
    record: 'record', index: 1, place, options: { docker: '>=17.06.0 <18.09.0', 'any-order': true },
  }).value;
  assert.deepEqual(signature?.lines.map(({ raw, parts, absent, place: at }) => ({ raw, parts, absent, line: at.line, column: at.column })), [
    { raw: 'first telling line <id>', parts: ['first telling line ', null], absent: false, line: 41, column: 1 },
    { raw: 'something better', parts: ['something better'], absent: true, line: 43, column: 6 },
    { raw: 'last telling line', parts: ['last telling line'], absent: false, line: 44, column: 1 },
  ]);
  assert.deepEqual([signature?.order, signature?.nothingMore, signature?.versions, signature?.index], ['any-order', true, { docker: '>=17.06.0 <18.09.0' }, 1]);
});

test('what varies in a signature and is not worth a diagnostic does not matter to a match', () => {
  const same: [string, string][] = [
    ['oci runtime error: container_linux.go:247: wobble frobnicate', 'oci runtime error: container_linux.go:348: wobble frobnicate'],
    ['wobble frobnicate took 3.2s', 'wobble frobnicate took 1m12s'],
    ['wobble frobnicate read 12MB', 'wobble frobnicate read 3.5 GiB'],
    ['wobble frobnicate in /home/alice/project', 'wobble frobnicate in /home/bob/project'],
    ['wobble frobnicate goroutine 41', 'wobble frobnicate goroutine 7'],
    ['FATA[0003] wobble frobnicate', 'FATA[0127] wobble frobnicate'],
  ];
  for (const [signature, paste] of same) assert.equal(compileMatcher([signatureFrom(signature)]).match(paste).length, 1, signature);
});

test('small numbers in a signature mean what they say', () => {
  const matcher = compileMatcher([signatureFrom('wobble frobnicate exit status 2')]);
  assert.equal(matcher.match('wobble frobnicate exit status 2').length, 1);
  assert.equal(matcher.match('wobble frobnicate exit status 1').length, 0);
  assert.equal(matcher.match('wobble frobnicate exit status 21').length, 0);
});
