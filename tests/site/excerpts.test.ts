import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Excerpt } from '../../src/core/source/excerpt.ts';
import { excerptsOf, noExcerpts, withExcerpts } from '../../src/site/excerpts.ts';

const excerpt = (path: string, more: Partial<Excerpt> = {}): Excerpt =>
  ({ repository: 'a/b', commit: 'c'.repeat(40), path, line: 9, endLine: 9, first: 8, lines: ['{', '\tif a < b && "c" {'], licence: 'Apache-2.0', ...more });
const excerpts = new Map([['https://x/one', excerpt('one.go')], ['https://x/two', excerpt('two.go', { endLine: 40 })]]);
const link = (name: string): string => `<a class="pointer" href="https://x/${name}" rel="noreferrer" data-state="current"><code>${name}.go:9</code></a> <span class="version">a/b v1</span>`;
/** With each excerpt as `[its path]`. */
const shortened = (html: string): string => html.replace(/<details class="excerpt".*?<summary>(.*?)\.go, .*?<\/details>/gs, '[$1]').replace(/<a class="pointer".*?<\/span>/g, '@');

test('an excerpt says where its lines are from, marks those that are meant, and is text', () => {
  assert.equal(excerptsOf(excerpts, { href: 'https://x/one' }), '<details class="excerpt" data-pagefind-ignore><summary>one.go, lines 8 to 9</summary>'
    + '<pre tabindex="0"><code><span class="nr">8</span> {\n<mark><span class="nr">9</span> \tif a &lt; b &amp;&amp; &quot;c&quot; {</mark></code></pre>'
    + `<p class="note">From a/b at commit <code>${'c'.repeat(40)}</code>. Licence: Apache-2.0.</p></details>`);
  assert.match(excerptsOf(excerpts, { href: 'https://x/two' })!, /<\/code>; lines 9 to 40 are meant\. Licence/);
  assert.equal(excerptsOf(excerpts, { href: 'https://x/three' }), undefined);
});

test('it stands below the paragraph, in the item, or in the cell that points to it, once', () => {
  const placed: readonly (readonly [string, string])[] = [
    [`<p>See ${link('one')} and ${link('two')}, ${link('one')}.</p><p>x</p>`, '<p>See @ and @, @.</p>[one][two]<p>x</p>'],
    [`<ul><li>${link('one')} — why<ul><li>${link('two')}</li></ul></li><li>x</li></ul>`, '<ul><li>@ — why[one]<ul><li>@[two]</li></ul></li><li>x</li></ul>'],
    [`<ol><li><p>${link('one')}</p><pre tabindex="0">x</pre></li></ol>`, '<ol><li><p>@</p>[one]<pre tabindex="0">x</pre></li></ol>'],
    [`<h3 id="a">${link('one')}</h3><table><tbody><tr><td>${link('two')}</td><td>x</td></tr></tbody></table>`, '<h3 id="a">@</h3>[one]<table><tbody><tr><td>@[two]</td><td>x</td></tr></tbody></table>'],
    [`<p>${link('one')} <a href="x" title="a <p> b">y</a></p>`, '<p>@ <a href="x" title="a <p> b">y</a></p>[one]'],
    [`Reads ${link('one')}`, 'Reads @[one]'],
    [`<p>${link('three')}</p>`, '<p>@</p>'],
  ];
  for (const [html, expected] of placed) assert.equal(shortened(withExcerpts(html, excerpts)), expected);
});

test('pointers in sentences are found, each once, in their order', () => {
  assert.equal(shortened(excerptsOf(excerpts, { href: 'https://x/two' }, `Does <em>x</em> ${link('one')} ${link('two')}`, undefined) ?? ''), '[two][one]');
});

test('without excerpts nothing is added', () => {
  const html = `<p>${link('one')}</p>`;
  assert.equal(withExcerpts(html, noExcerpts), html);
  assert.equal(excerptsOf(noExcerpts, { href: 'https://x/one' }, html), undefined);
});
