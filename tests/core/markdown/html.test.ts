import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCommands } from '../../../src/core/incident/compile-commands.ts';
import type { Drawing } from '../../../src/core/markdown/context.ts';
import { htmlRenderer, type HtmlParts } from '../../../src/core/markdown/html.ts';
import { compileInline } from '../../../src/core/markdown/inline.ts';
import { parseDocument } from '../../../src/core/markdown/parse.ts';
import { toText } from '../../../src/core/markdown/text.ts';
import type { PointerLock } from '../../../src/core/source/pointer.ts';

const file = 'content/incidents/some-record.md';
const pointer = 'moby/moby@v1.12.3:pkg/pidfile/pidfile.go#New';

function documentOf(body: string) {
  const { value } = parseDocument({ path: file, text: `---\ntitle: x\n---\n\n${body}\n` });
  assert.ok(value);
  return value;
}

function html(body: string, parts: Partial<HtmlParts> = {}): string {
  const document = documentOf(body);
  return htmlRenderer(document, { pointers: {}, commands: new Map(), drawings: new Map(), ...parts })(document.tree.children);
}

test('links to content become links between pages one folder deep', () => {
  const href = (url: string) => /href="([^"]*)"/.exec(html(`[x](${url})`))?.[1];
  assert.equal(href('other.md#fix'), '../incidents/other.html#fix');
  assert.equal(href('../../runbooks/a.md'), '../runbooks/a.html');
  assert.equal(href('../startup/dockerd/v1.12.3.yaml#take-pid-file'), '../startup/dockerd-v1.12.3.html#take-pid-file');
  assert.equal(href('#confirm'), '#confirm');
  assert.equal(href('../../package.json'), undefined);
});

test('links to the outside do not tell where one comes from', () => {
  assert.equal(html('[x](https://example.org/?a=1&b=2 "y")'), '<p><a href="https://example.org/?a=1&amp;b=2" title="y" rel="noreferrer">x</a></p>');
});

test('a pointer in a code span is a permalink with its state; inside a link it stays code', () => {
  const pointers: PointerLock = { [pointer]: { state: 'current', commit: 'a'.repeat(40), line: 12 } };
  assert.equal(html(`\`${pointer}\``, { pointers }),
    `<p><a class="pointer" href="https://github.com/moby/moby/blob/${'a'.repeat(40)}/pkg/pidfile/pidfile.go#L12" rel="noreferrer" data-state="current"><code>pkg/pidfile/pidfile.go:12</code> <code>New</code></a> <span class="version">moby/moby v1.12.3</span></p>`);
  assert.match(html(`\`${pointer}\``), /data-state="unverified">.*<span class="state">unverified<\/span>/);
  assert.equal(html(`[\`${pointer}\`](other.md)`), `<p><a href="../incidents/other.html"><code>${pointer}</code></a></p>`);
});

test('log fences say what they are, and show what varies', () => {
  assert.equal(html('```log signature any-order docker=">=1.13"\nopen <path>: EOF\n```'),
    '<figure class="log log--signature"><figcaption><span class="class">Identifies it</span> <span class="title">in any order, docker >=1.13</span></figcaption>'
    + '<pre tabindex="0"><code>open <var>&lt;path></var>: EOF</code></pre></figure>');
  assert.match(html('```log not title="healthy"\n<path>\n```'), /log--not.*Looks alike, is something else<\/span> <span class="title">healthy<.*<code>&lt;path><\/code>/);
  assert.match(html('```output\nx\n```'), /^<figure class="output"><figcaption><span class="class">Output<\/span>/);
});

test('a run of sample pastes is folded away, the signatures stay in sight', () => {
  const pastes = html('```log signature\na\n```\n\n```log sample\nb\n```\n\n```log not\nc\n```\n\nd');
  assert.match(pastes, /^<figure class="log log--signature">.*<\/figure>\n<details class="pastes"><summary>1 sample, 1 that looks alike and is something else<\/summary>/);
  assert.match(pastes, /<\/figure><\/details>\s*<p>d<\/p>$/);
});

test('tables scroll in a named frame that the keyboard reaches, and are aligned without attributes of style', () => {
  const table = html('| A | B `c` |\n|:-|-:|\n| 1 | 2 |');
  assert.match(table, /^<div class="table" role="group" tabindex="0" aria-label="A, B c"><table>/);
  assert.match(table, /<th class="align-right" scope="col">B <code>c<\/code><\/th>/);
  assert.match(table, /<td class="align-right">2<\/td>/);
  assert.doesNotMatch(table, / align=| style=/);
});

test('a drawing is put in whole, framed and with its outline; one that failed leaves its source', () => {
  const source = '```mermaid\nflowchart TD\nA-->B\n```';
  const document = documentOf(source);
  const drawing: Drawing = { svg: '<svg><style>a{}</style></svg>', outline: '<ul><li>A</li></ul>', title: 'A "and" B', description: '', width: 40, height: 20 };
  const render = htmlRenderer(document, { pointers: {}, commands: new Map(), drawings: new Map([[document.fences[0]!.node, drawing]]) });
  assert.equal(render(document.tree.children),
    '<figure class="diagram" tabindex="0" aria-label="A &quot;and&quot; B" data-pagefind-ignore><svg><style>a{}</style></svg></figure>\n'
    + '<details class="outline-box"><summary>The same as text</summary><div class="outline"><ul><li>A</li></ul></div></details>');
  assert.equal(html(source), '<pre tabindex="0"><code class="language-mermaid">flowchart TD\nA-->B</code></pre>');
});

test('where a command holds is said with a link to each step', () => {
  const body = '```sh read-only holds="docker >=1.12; after dockerd/trap-signals; before containerd/serve"\nls\n```';
  const document = documentOf(body);
  const render = htmlRenderer(document, { pointers: {}, drawings: new Map(), commands: compileCommands(document).value });
  assert.match(render(document.tree.children), new RegExp('<span class="holds">Holds for docker >=1\\.12, once dockerd has passed <a href="\\.\\./stages/dockerd-trap-signals\\.html">trap-signals</a>, '
    + 'until containerd begins <a href="\\.\\./stages/containerd-serve\\.html">serve</a>\\.</span>'));
});

test('headings carry the fragments that links use; task lists need no form', () => {
  assert.equal(html('## Roll back'), '<h2 id="roll-back">Roll back</h2>');
  assert.equal(html('- [x] a\n- [ ] b'), '<ul>\n<li><span class="task">☑</span> a</li>\n<li><span class="task">☐</span> b</li>\n</ul>');
});

test('images come from public/ only', () => {
  assert.equal(html('![what](../../public/a/b.svg)'), '<p><img src="../a/b.svg" alt="what"></p>');
  assert.equal(html('![what](https://example.org/a.png)'), '<p></p>');
});

test('text keeps what a reader needs and drops the markup', () => {
  const { tree } = documentOf('**a** `b` [c](x.md)\nd\n\n1. e\n   - f\n\n> g\n\n| h | i |\n|-|-|\n| j | k |\n\n```sh read-only\nl\n```\n\n![m](../../public/m.svg)\n\n<b>n</b>');
  assert.equal(toText(tree.children), 'a b c d\n\n1. e\n   - f\n\ng\n\nh | i\nj | k\n\nl\n\nm\n\nn');
});

test('a sentence in YAML has pointers, links and no paragraph; a block in it is reported', () => {
  const place = { file: 'content/startup/dockerd/v1.yaml', line: 3, column: 9 };
  const good = compileInline(`Reads \`${pointer}\`, see [x](../../incidents/a.md#fix) & *more*.`, place, 'stage', {});
  assert.deepEqual(good.diagnostics, []);
  assert.match(good.value.html, /^Reads <a class="pointer".*<\/a> <span class="version">moby\/moby v1\.12\.3<\/span>, see <a href="\.\.\/incidents\/a\.html#fix">x<\/a> &amp; <em>more<\/em>\.$/);
  assert.deepEqual(good.value.links.map(({ url, section }) => [url, section]), [['../../incidents/a.md#fix', 'stage']]);
  assert.deepEqual(good.value.pointers.map((use) => use.pointer.raw), [pointer]);
  const deep = compileInline('> '.repeat(70), place, '', {});
  assert.deepEqual(deep.diagnostics.map((found) => [found.code, found.place]), [['document/too-deep', place]]);
  const bad = compileInline('- item <b>x</b> [y](javascript:z)', place, '', {});
  assert.deepEqual(bad.diagnostics.map((found) => [found.code, found.place]), [['document/block-in-text', place], ['document/unsafe-link', place], ['document/raw-html', place]]);
});
