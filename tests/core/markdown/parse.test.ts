import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normaliseText } from '../../../src/core/markdown/normalise-text.ts';
import { parseDocument } from '../../../src/core/markdown/parse.ts';
import { placeInFence, placeOfFenceLine } from '../../../src/core/markdown/place.ts';

const path = 'content/incidents/some-record.md';
const head = '---\ntitle: x\n---\n\n';

function parsed(text: string) {
  const { value, diagnostics } = parseDocument({ path, text });
  assert.ok(value, JSON.stringify(diagnostics));
  return { document: value, codes: diagnostics.map((found) => found.code), diagnostics };
}

test('sections hold what stands below their heading, with the slugs of GitHub', () => {
  const { document, codes } = parsed(`${head}before\n\n## Root cause\n\none\n\n### Why \`EOF\`?\n\n## Root cause\n\ntwo\n`);
  assert.deepEqual(codes, []);
  assert.deepEqual(document.sections.map(({ slug, title, nodes }) => [slug, title, nodes.length]), [['root-cause', 'Root cause', 2], ['root-cause-1', 'Root cause', 1]]);
  assert.deepEqual(document.sections[0]!.headings.map(({ slug, depth, place }) => [slug, depth, place.line]), [['why-eof', 3, 11]]);
  assert.equal(document.introduction.length, 1);
});

test('an info string is language, words and options, each with its columns', () => {
  const { document, codes } = parsed(`${head}~~~log signature any-order docker=">=17.06 <18" title="a \\"b\\" c"\nx\n~~~\n`);
  const [fence] = document.fences;
  assert.deepEqual(codes, []);
  assert.equal(fence!.language, 'log');
  assert.deepEqual(fence!.words.map(({ text, place }) => [text, place.column, place.endColumn]), [['signature', 8, 17], ['any-order', 18, 27]]);
  assert.deepEqual(fence!.options.map(({ key, value, place }) => [key, value, place.line, place.column]), [['docker', '>=17.06 <18', 5, 28], ['title', 'a "b" c', 5, 49]]);
});

test('places inside a fence follow its indentation in lists and quotations', () => {
  const { document } = parsed(`${head}1. Do this:\n\n   \`\`\`sh read-only\n   one\n     two\n   \`\`\`\n\n> \`\`\`text\n> three\n> \`\`\`\n`);
  const [list, quotation] = document.fences;
  assert.equal(list!.text, 'one\n  two');
  const two = list!.text.indexOf('two');
  assert.deepEqual(placeInFence(list!, two, two + 3), { file: path, line: 9, column: 6, endLine: 9, endColumn: 9 });
  assert.deepEqual(placeOfFenceLine(quotation!, 0), { file: path, line: 13, column: 3, endLine: 13, endColumn: 8 });
});

test('CRLF, a byte order mark and astral characters leave lines and columns as an editor counts them', () => {
  const lines = ['---', 'title: x', '---', '', '## Symptoms', '', '😀 see [x](javascript:x)', '', '```output', 'a', 'b', '```', ''];
  const unix = parsed(lines.join('\n'));
  const dos = parsed(`\uFEFF${lines.join('\r\n')}`);
  assert.deepEqual(dos.diagnostics, unix.diagnostics);
  assert.deepEqual(dos.document.fences[0]!.text, 'a\nb');
  assert.deepEqual(dos.diagnostics.map(({ code, place }) => [code, place.line, place.column]), [['document/unsafe-link', 7, 8]]);
});

test('references, code spans and links are found with the section that holds them', () => {
  const { document } = parsed(`${head}[a]\n\n## Fix\n\n[b][ref] and \`code\` and <https://example.org/x>\n\n[a]: other.md\n[ref]: https://example.org\n`);
  assert.deepEqual(document.links.map(({ url, text, section }) => [url, text, section]), [
    ['other.md', 'a', ''], ['https://example.org', 'b', 'fix'], ['https://example.org/x', 'https://example.org/x', 'fix'],
  ]);
  assert.deepEqual(document.codeSpans.map(({ text, section, place }) => [text, section, place.column, place.endColumn]), [['code', 'fix', 15, 19]]);
});

test('a file that is not text, is too large or nests without end has no value', () => {
  const codesOf = (text: string) => {
    const { value, diagnostics } = parseDocument({ path, text });
    assert.equal(value, undefined);
    return diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
  };
  assert.deepEqual(codesOf(`${head}caf\uFFFD`), ['document/bad-encoding 5:4']);
  assert.deepEqual(codesOf('-\0-\0-\0'), ['document/bad-encoding 1:2']);
  const messageOf = (text: string) => parseDocument({ path, text }).diagnostics[0]?.message;
  assert.equal(messageOf('-\0-\0-\0'), 'The file is not UTF-8 text; it looks like UTF-16.');
  assert.equal(messageOf(`\u001f\uFFFD\b\0${'x'.repeat(90)}`), 'The file is not UTF-8 text; it looks like a binary file.');
  assert.deepEqual(codesOf('語'.repeat(333_334)), ['document/too-large 1:1']);
  assert.deepEqual(codesOf(`${head}${'> '.repeat(70)}x`), ['document/too-deep 1:1']);
  assert.deepEqual(codesOf(`${head}${'> '.repeat(3_000)}x`), ['document/too-deep 1:1']);
});

test('a paste outside a fence is refused, inside one it is read', () => {
  const paste = 'level=info msg=_a*b\n'.repeat(2000);
  const outside = parseDocument({ path, text: `${head}text\n\n${paste}` });
  assert.deepEqual(outside.diagnostics.map(({ code, place }) => [code, place.line]), [['document/too-long-text', 7]]);
  assert.equal(outside.value, undefined);
  for (const fence of ['```', '~~~~']) assert.deepEqual(parsed(`${head}- a\n\n  ${fence}text\n${paste.replace(/^/gm, '  ')}\n  ${fence}\n`).codes, []);
});

test('a million bytes of UTF-8 are the limit', () => {
  const three = '語'.repeat(333_333);
  assert.deepEqual(normaliseText({ path, text: `${three}x` }).diagnostics, []);
  assert.deepEqual(normaliseText({ path, text: `${three}xy` }).diagnostics.map(({ message }) => message), ['The file has 1000001 bytes; at most 1000000 are read.']);
  assert.deepEqual(normaliseText({ path, text: '😀'.repeat(250_000) }).diagnostics, []);
});

test('a bare address is a link wherever a text holds one, and never in code', () => {
  const linksOf = (text: string) => parsed(head + text).document.links.map(({ url }) => url);
  assert.deepEqual(linksOf('See https://example.org/a and WWW.example.org.\n'), ['https://example.org/a', 'http://WWW.example.org']);
  assert.deepEqual(linksOf('Write to someone@example.org.\n'), ['mailto:someone@example.org']);
  assert.deepEqual(linksOf('`https://example.org/a`, `a@example.org`\n\n```text\nwww.example.org\n```\n'), []);
});
