import assert from 'node:assert/strict';

/**
 * Fails unless `markup` is well-formed as XML, holds no script, no style and no event handler, and every number in
 * it is one.
 */
export function assertWellFormed(markup: string): void {
  const open: string[] = [];
  let rest = markup;
  while (rest !== '') {
    const text = /^[^<]+/.exec(rest)?.[0] ?? '';
    assert.doesNotMatch(text, />|&(?!(?:amp|lt|gt|quot);)/, 'text is escaped');
    rest = rest.slice(text.length);
    if (rest === '') break;
    const tag = /^<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<>]*")*)(\/?)>/.exec(rest);
    assert.ok(tag, `a whole tag at: ${rest.slice(0, 80)}`);
    const [whole, end, name, attributes, empty] = tag as unknown as [string, string, string, string, string];
    assert.doesNotMatch(name, /^(?:script|style|foreignObject|image|iframe|use)$/i);
    assert.doesNotMatch(attributes, / (?:style|on[a-z]+)=/i);
    assert.doesNotMatch(attributes, /NaN|undefined|Infinity/);
    assert.doesNotMatch(attributes, /&(?!(?:amp|lt|gt|quot);)/);
    for (const [, href] of attributes.matchAll(/ href="([^"]*)"/g)) assert.doesNotMatch(href!, /^\s*(?:[a-z]*script|data|vbscript|file):|^\/\//i);
    if (end) assert.equal(open.pop(), name, 'tags are nested');
    else if (!empty) open.push(name);
    rest = rest.slice(whole.length);
  }
  assert.deepEqual(open, [], 'every tag is closed');
}
