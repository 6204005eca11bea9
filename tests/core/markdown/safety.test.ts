import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlRenderer } from '../../../src/core/markdown/html.ts';
import { htmlSchema } from '../../../src/core/markdown/html-schema.ts';
import { compileInline } from '../../../src/core/markdown/inline.ts';
import { parseDocument } from '../../../src/core/markdown/parse.ts';

const file = 'content/incidents/some-record.md';

const payloads = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  `'"><img src=x onerror=alert(1)>`,
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<style>*{background:url(//evil.example)}</style>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '" onmouseover="alert(1)',
  '</code></pre><script>alert(1)</script>',
  '</figcaption><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example"><button>x</button></form>',
  '<!-- --!> <script>alert(1)</script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '\u0000<script>alert(1)</script>'.slice(1),
];

const urls = [
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', '&#106;avascript:alert(1)', 'java&#10;script:alert(1)', '\\javascript:alert(1)', 'java&Tab;script:alert(1)',
  '&#1;javascript:alert(1)', 'data:text/html;base64,PHNjcmlwdD4=', 'vbscript:x', 'file:///etc/passwd', '//evil.example/x', '\\\\evil.example', '/\\evil.example', 'http://evil.example',
  'blob:https://evil.example/y', 'javascript&colon;alert(1)', 'x.md" onclick="alert(1)', '%6Aavascript:alert(1)', 'view-source:x',
];

const places: readonly ((payload: string) => string)[] = [
  (x) => x,
  (x) => `text ${x} text`,
  (x) => `### ${x}`,
  (x) => `**${x}** *${x}* ~~${x}~~`,
  (x) => `- ${x}\n- [x] ${x}`,
  (x) => `> ${x}`,
  (x) => `| ${x.replaceAll('|', '\\|')} | b |\n|-|-|\n| ${x.replaceAll('|', '\\|')} | \`${x}\` |`,
  (x) => `\`${x}\``,
  (x) => `[${x}](other.md)`,
  (x) => `[a](<${x.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`,
  (x) => `[a](other.md "${x.replaceAll('"', '\\"')}")`,
  (x) => `![${x}](../../public/a.svg '${x.replaceAll("'", "\\'")}')`,
  (x) => `[a][b]\n\n[b]: other.md '${x.replaceAll("'", "\\'")}'`,
  (x) => `\`\`\`${x.replaceAll('`', '')}\n${x}\n\`\`\``,
  (x) => `\`\`\`text title="${x.replaceAll('"', '\\"')}"\n${x}\n\`\`\``,
  (x) => `\`\`\`log signature\n${x}\n<${x}>\n\`\`\``,
  (x) => `\`\`\`log sample title="${x.replaceAll('"', '\\"')}"\n${x}\n\`\`\``,
  (x) => `\`\`\`output\n${x}\n\`\`\``,
  (x) => `    ${x}`,
  (x) => `a[^1]\n\n[^1]: ${x}`,
  (x) => `\`moby/moby@v1:a.go#F message "${x.replaceAll('"', '\\"')}"\``,
];

const linkPlaces: readonly ((url: string) => string)[] = [
  (url) => `[a](${url})`, (url) => `[a](<${url}>)`, (url) => `![a](${url})`, (url) => `[a][b]\n\n[b]: ${url}`, (url) => `![a][b]\n\n[b]: <${url}>`, (url) => `<${url}>`, (url) => `a ${url} b`,
];

function render(body: string): string {
  const { value } = parseDocument({ path: file, text: `---\ntitle: x\n---\n\n${body}\n` });
  if (!value) return '';
  return htmlRenderer(value, { pointers: {}, commands: new Map(), drawings: new Map() })(value.tree.children);
}

const tagPattern = /<(\/?)([^\s/>]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/y;

/** Reads the HTML as a browser would, strictly: every `<` begins a tag of the schema, every attribute is known and quoted. */
function assertSafe(html: string, from: string): void {
  let at = -1;
  while ((at = html.indexOf('<', Math.max(at, 0))) >= 0) {
    tagPattern.lastIndex = at;
    const tag = tagPattern.exec(html);
    assert.ok(tag, `no tag of ours at ${html.slice(at, at + 60)}\nfrom ${from}`);
    at = tagPattern.lastIndex;
    assert.ok(htmlSchema.tagNames!.includes(tag[2]!), `<${tag[2]}> from ${from}`);
    for (const [, name, value] of tag[3]!.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g)) {
      assert.match(name!, /^(href|title|class|rel|data-state|data-class|role|tabindex|aria-label|id|src|alt|start|scope)$/, `${name} from ${from}`);
      if (name === 'href' || name === 'src') assert.match(value!, /^(https:\/\/(github\.com|evil\.example)\/|\.\.\/|#)/, `${value} from ${from}`);
    }
  }
}

test('no payload in any position makes an element, attribute or address that is not ours', () => {
  for (const place of places) for (const payload of payloads) assertSafe(render(place(payload)), place(payload));
});

test('no address but https and relative ones is ever printed', () => {
  for (const place of linkPlaces) {
    for (const url of urls) {
      const html = render(place(url));
      assertSafe(html, place(url));
      assert.doesNotMatch(html, /(?:href|src)="[^"#]*(?:script|data|file|blob|source)(?::|%3a)/i, place(url));
    }
  }
});

test('every such address is reported', () => {
  for (const url of urls.slice(0, 14)) {
    const { diagnostics } = parseDocument({ path: file, text: `---\ntitle: x\n---\n\n[a](<${url}>)\n` });
    const codes = diagnostics.map((found) => found.code);
    // An escaped backslash and a character that Markdown replaces make a relative path, which leads nowhere.
    const isRelative = /^(?:\\|&#1;)/.test(url);
    assert.equal(codes.includes('document/unsafe-link'), !isRelative, `${url}: ${codes.join()}`);
  }
});

test('sentences from YAML are as safe', () => {
  const place = { file: 'content/startup/dockerd/v1.yaml', line: 1, column: 1 };
  for (const payload of payloads) assertSafe(compileInline(payload, place, '', {}).value.html, payload);
  for (const url of urls) assertSafe(compileInline(`[a](<${url}>)`, place, '', {}).value.html, url);
});

test('everything is escaped once', () => {
  assert.equal(render('`<a> & &amp; "q"`'), '<p><code>&lt;a> &#x26; &#x26;amp; "q"</code></p>'.replaceAll('&#x26;', '&amp;'));
  assert.equal(render('a &lt; b & c'), '<p>a &lt; b &amp; c</p>');
  assert.equal(render('[a](https://evil.example/?x=1&y=%3C "<&>")'), '<p><a href="https://evil.example/?x=1&amp;y=%3C" title="<&amp;>" rel="noreferrer">a</a></p>');
});
