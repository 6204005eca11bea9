import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlLines } from '../../../src/cli/text/html-text.ts';
import { styleFor } from '../../../src/cli/text/style.ts';

const style = (width: number, color = false) => styleFor({ color, unicode: true, width });
const text = (html: string, width = 40) => htmlLines(html, style(width)).join('\n');

test('paragraphs are wrapped between words, with a blank line between them', () => {
  assert.equal(text('<p>one two three four</p>\n<p>five</p>', 20), 'one two three four\n\nfive');
  assert.equal(text('<p>one two three four</p>', 10 + 10), 'one two three four');
  assert.equal(text('<p>aaaa bbbb cccc dddd eeee ffff</p>', 20), 'aaaa bbbb cccc dddd\neeee ffff');
});

test('a word of several runs is not broken', () => {
  assert.equal(text('<p>aaaa bbbb ccc <code>dddd</code>, (<strong>e</strong>)</p>', 20), 'aaaa bbbb ccc\n`dddd`, (e)');
});

test('wide characters count two columns', () => {
  assert.equal(text('<p>容器守护进程 停止 响应</p>', 20), '容器守护进程 停止\n响应');
});

test('characters that were escaped are read back once', () => {
  assert.equal(text('<p>a &lt;pid> &amp;lt; &#x26;amp; &quot;b&quot;</p>'), 'a <pid> &lt; &amp; "b"');
});

test('lists are marked, numbered from their start and indented', () => {
  assert.equal(text('<ol start="9">\n<li>nine</li>\n<li>ten\n<ul>\n<li>inner</li>\n</ul>\n</li>\n</ol>'), ' 9. nine\n10. ten\n    • inner');
  assert.equal(text('<ul>\n<li>\n<p>loose</p>\n</li>\n<li>\n<p>list</p>\n</li>\n</ul>'), '• loose\n\n• list');
});

test('links say what to type, or their address; those to the same page say nothing', () => {
  assert.equal(text('<p><a href="../incidents/x.html#fix">there</a></p>'), 'there (leadline show x#fix)');
  assert.equal(text('<p><a href="https://example.org/a" rel="noreferrer">there</a></p>'), 'there (https://example.org/a)');
  assert.equal(text('<p><a href="https://example.org/a">https://example.org/a</a></p>'), 'https://example.org/a');
  assert.equal(text('<p><a href="#fix">below</a></p>'), 'below');
});

test('a command to type is not broken over lines, and holds plain blanks', () => {
  const wrapped = text('<p>aaaa bbbb cccc <a href="../runbooks/x.html">x</a></p>', 26);
  assert.equal(wrapped, 'aaaa bbbb cccc x\n(leadline show x)');
  assert.doesNotMatch(wrapped, /\u00a0/);
});

test('a command stands in an open box that says its class, and is never wrapped', () => {
  const long = `echo ${'x'.repeat(60)}`;
  const html = `<figure class="command command--destroys" id="command-1" data-class="destroys"><figcaption><span class="class">Destroys</span> <span class="title">Sweep</span> <span class="reason">it says so</span></figcaption><pre tabindex="0"><code class="language-sh">${long}\nrm <var>&lt;file></var></code></pre></figure>`;
  assert.equal(text(html), [
    `┌─ DESTROYS  Sweep ${'─'.repeat(21)}`, `  ${long}`, '  rm <file>', '  (it says so)', `└${'─'.repeat(39)}`,
  ].join('\n'));
  assert.match(htmlLines(html, style(40, true))[0]!, /^\u001b\[31m/);
});

test('a table keeps to the width: wide columns wrap, narrow ones stay', () => {
  const html = '<div class="table"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>one two three four five six</td></tr></tbody></table></div>';
  assert.equal(text(html, 20), ['a  b', '─  ─────────────────', '1  one two three', '   four five six'].join('\n'));
  assert.equal(text(html, 60), ['a  b', '─  ───────────────────────────', '1  one two three four five six'].join('\n'));
});

test('a picture is left out, its outline stays', () => {
  const html = '<figure class="diagram" aria-label="How it ends" data-pagefind-ignore><svg viewBox="0 0 1 1"><title>x > y</title><text>secret</text></svg></figure>\n<details class="outline-box"><summary>The same as text</summary><div class="outline"><ol><li value="3">c</li></ol></div></details>';
  assert.equal(text(html), 'Picture as text: How it ends\n\n3. c');
});

test('content cannot steer the terminal', () => {
  assert.doesNotMatch(text('<p>a\u001b[2Jb <code>\u009b31m</code></p><pre><code>\u0007</code></pre>'), /[\u0007\u001b\u009b]/);
});
