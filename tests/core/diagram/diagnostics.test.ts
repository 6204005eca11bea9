import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';

/** The fence's text begins on line 11, column 3 of the page. */
const place = { file: 'content/incidents/x.md', line: 11, column: 3 };
const title = '  accTitle: t\n  accDescr: d\n';

async function first(source: string): Promise<Diagnostic & { readonly drawn: boolean }> {
  const { value, diagnostics } = await drawMermaid(source, { place });
  assert.ok(diagnostics[0], 'a diagnostic');
  assert.equal(diagnostics[0].place.file, place.file);
  return { ...diagnostics[0], drawn: value !== undefined };
}

const mistakes: readonly (readonly [name: string, source: string, code: string, line: number, column: number, message: RegExp, help: RegExp])[] = [
  ['a label with brackets', 'flowchart TD\n  a[foo (bar)] --> b', 'diagram/syntax', 12, 11, /`\(`/, /double quotes/],
  ['a quote inside a label', 'flowchart TD\n  a["say "hi" now"] --> b', 'diagram/syntax', 12, 17, /now/, /#quot;/],
  ['an open quote', 'flowchart TD\n  a["x]\n  b', 'diagram/syntax', 12, 7, /never closed/, /Close the double quote/],
  ['an open bracket', 'flowchart TD\n  a --> b[open\n  c --> d', 'diagram/syntax', 12, 12, /bracket/, /Close the bracket/],
  ['the id end', 'flowchart TD\n  a --> end', 'diagram/syntax', 12, 11, /`end`/, /another id/],
  ['an arrow to nowhere', 'flowchart TD\n  a -->\n\n  b -->', 'diagram/syntax', 14, 10, /node is expected/, /a --> b/],
  ['an open subgraph', 'flowchart TD\n  subgraph x\n  b', 'diagram/syntax', 13, 6, /inside a subgraph/, /`end`/],
  ['an unfinished label of an arrow', 'flowchart TD\n  a --> b -- no\n', 'diagram/syntax', 12, 18, /label of an arrow/, /a -->\|text\| b/],
  ['an unknown shape', 'flowchart TD\n  a@{ shape: blob }', 'diagram/syntax', 12, 16, /blob/, /syntax/],
  ['a style for no edge', 'flowchart TD\n  linkStyle 3 stroke:red\n  a --> b', 'diagram/syntax', 12, 5, /linkStyle/, /linkStyle/],
  ['a message without text', 'sequenceDiagram\n  a->>b', 'diagram/syntax', 12, 10, /: text/, /colon/],
  ['a line that is no message', 'sequenceDiagram\n  frob\n  a->>b: x', 'diagram/syntax', 12, 9, /arrow/, /message/],
  ['an open block', 'sequenceDiagram\n  loop x\n  a->>b: y', 'diagram/syntax', 13, 13, /inside a block/, /`end`/],
  ['an inactive participant', 'sequenceDiagram\n  a->>b: x\n  deactivate b', 'diagram/syntax', 13, 16, /`b`/, /Activate/],
  ['a semicolon in a message', 'sequenceDiagram\n  a->>b: x &lt;id&gt; y', 'diagram/syntax', 12, 23, /`y`|too early|expected/, /#59;/],
  ['a participant in two boxes', 'sequenceDiagram\n  box A\n  participant x\n  end\n  box B\n  participant x\n  end', 'diagram/syntax', 13, 17, /`x`.*two boxes/, /one `box`/],
  ['too many edges at once', `flowchart TD\n${'abcdefghijklmnopqrstuvwxyz'.split('').join(' & ')} --> ${Array.from({ length: 90 }, (_, index) => `n${index}`).join(' & ')}`, 'diagram/too-large', 11, 3, /edges/, /Split/],
  ['another kind', '\n%% note\n\ngantt\n  title x', 'diagram/unsupported-kind', 14, 3, /gantt/, /flowchart/],
  ['a misspelt kind', 'flowchrt TD\n  a', 'diagram/unsupported-kind', 11, 3, /Did you mean `flowchart`/, /flowchart/],
  ['nothing', '\n%% only a comment\n', 'diagram/empty', 11, 3, /nothing/, /flowchart TD/],
  ['no nodes', 'flowchart TD\n', 'diagram/empty', 11, 3, /nothing/, /flowchart TD/],
  ['a long line', `flowchart TD\n  a["${'x'.repeat(3000)}"]`, 'diagram/too-large', 12, 3, /3007 characters on one line/, /Split/],
  ['too many nodes', `flowchart TD\n${Array.from({ length: 301 }, (_, index) => `n${index}`).join('\n')}`, 'diagram/too-large', 11, 3, /301 nodes/, /Split/],
];

for (const [name, source, code, line, column, message, help] of mistakes) {
  test(`reports ${name} and draws nothing`, async () => {
    const found = await first(source);
    assert.deepEqual([found.code, found.place.line, found.place.column], [code, line, column]);
    assert.equal(found.severity, 'error');
    assert.match(found.message, message);
    assert.match(found.help, help);
    assert.equal(found.drawn, false);
  });
}

test('front matter, comments and directives do not shift the line', async () => {
  const found = await first('---\nconfig:\n  theme: dark\n---\n%% note\n\n%%{init: {\n"a": 1}}%%\nflowchart TD\n%% note\n  a --> end');
  assert.deepEqual([found.place.line, found.place.column], [21, 11]);
});

const beside: readonly (readonly [name: string, lines: string, code: string, line: number, message: RegExp, severity: string])[] = [
  ['a script link', '  click a href "JavaScript:alert(1)"', 'diagram/unsafe-link', 15, /JavaScript:alert/, 'error'],
  ['a link with a hidden scheme', '  click a href "java\tscript:alert(1)"', 'diagram/unsafe-link', 15, /`a`/, 'error'],
  ['a data link', '  click a href "data:text/html,x"', 'diagram/unsafe-link', 15, /data:/, 'error'],
  ['a link without scheme', '  click a href "//example.org/x"', 'diagram/unsafe-link', 15, /example/, 'error'],
  ['a call', '  click a call run()', 'diagram/script-call', 15, /`a`/, 'error'],
  ['an unknown class', '  class a knwon', 'diagram/unknown-class', 15, /Did you mean `known`/, 'warning'],
  ['a style', '  style b fill:#f00', 'diagram/own-style', 15, /`b`/, 'warning'],
];

for (const [name, lines, code, line, message, severity] of beside) {
  test(`reports ${name} and draws the rest`, async () => {
    const found = await first(`flowchart TD\n${title}  a --> b\n${lines}`);
    assert.deepEqual([found.code, found.place.line, found.severity, found.drawn], [code, line, severity, true]);
    assert.match(found.message, message);
  });
}

test('reports a missing title and a missing description', async () => {
  for (const [lines, missing] of [['', 'no accTitle and no accDescr'], ['  accTitle: t\n', 'no accDescr'], ['  accDescr: d\n', 'no accTitle']]) {
    const found = await first(`flowchart TD\n${lines}  a --> b`);
    assert.deepEqual([found.code, found.place.line, found.drawn], ['diagram/no-title', 11, true]);
    assert.match(found.message, new RegExp(missing!));
  }
});

test('a whole diagram has no diagnostics', async () => {
  const { diagnostics } = await drawMermaid(`flowchart TD\n${title}  a --> b\n  click a href "../incidents/x.html#confirm"`);
  assert.deepEqual(diagnostics, []);
});
