import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { builtSite } from './built-site.ts';
import { htmlFiles } from './site-browser.ts';

/** What a page refers to, and what can be referred to on it. */
interface ReadPage {
  readonly tags: readonly string[];
  readonly ids: ReadonlySet<string>;
  readonly addresses: readonly string[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'", '#x27': "'", '#x26': '&', '#38': '&', '#34': '"', '#x3C': '<' };
const decode = (text: string): string => text.replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole);

/** Start tags with their attributes; text that only looks like attributes stays away. */
const tagsOf = (html: string): string[] => html.match(/<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi) ?? [];

function attributes(tags: readonly string[], name: string): string[] {
  const pattern = new RegExp(`\\s(?:${name})=(?:"([^"]*)"|([^\\s>"]+))`, 'g');
  return tags.flatMap((tag) => [...tag.matchAll(pattern)].map((match) => decode(match[1] ?? match[2] ?? '')));
}

function readPage(html: string): ReadPage {
  const tags = tagsOf(html);
  return { tags, ids: new Set(attributes(tags, 'id')), addresses: attributes(tags, 'href|src|action') };
}

for (const name of ['own', 'small'] as const) {
  const folder = await builtSite(name);
  const pages = new Map(htmlFiles(folder).map((path) => [path, readPage(readFileSync(join(folder, path), 'utf8'))]));

  test(`${name} site: every link, picture, style and script is there, and so is every anchor`, () => {
    const dead: string[] = [];
    let anchors = 0;
    for (const [path, { addresses }] of pages) {
      for (const address of addresses.filter((each) => !/^(?:https:|data:image\/)/.test(each))) {
        const [file = '', fragment = ''] = address.split('#') as [string, string?];
        const target = file === '' ? path : relative(folder, join(folder, dirname(path), file));
        if (!existsSync(join(folder, target))) dead.push(`${path} → ${address}`);
        else if (fragment !== '' && !pages.get(target)?.ids.has(decodeURIComponent(fragment))) dead.push(`${path} → ${address}`);
        if (fragment !== '') anchors++;
      }
    }
    assert.ok(anchors > 20, 'anchors were looked at');
    assert.deepEqual(dead, []);
  });

  test(`${name} site: all links are relative or https, and name a file`, () => {
    const wrong = [...pages].flatMap(([path, { addresses }]) => addresses
      .filter((address) => (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address) ? !/^(?:https:\/\/|data:image\/svg)/.test(address) : address === '' || address.startsWith('/') || /\/(?:#|$)/.test(address)))
      .map((address) => `${path}: ${address}`));
    assert.deepEqual(wrong, []);
  });

  test(`${name} site: ids are unique; no script, style or event handler stands in a page`, () => {
    const wrong: string[] = [];
    for (const [path, { tags }] of pages) {
      const ids = attributes(tags, 'id');
      for (const id of ids.filter((each, index) => ids.indexOf(each) !== index)) wrong.push(`${path}: id ${id} twice`);
      for (const tag of tags) {
        const outside = tag.replace(/"[^"]*"/g, '""');
        if (/\s(?:on[a-z]+|style)=/i.test(outside)) wrong.push(`${path}: ${tag.slice(0, 80)}`);
        if (/^<(?:script|style)\b/.test(tag) && !/\ssrc=|type="?application\/json/.test(tag)) wrong.push(`${path}: ${tag}`);
      }
      const policy = attributes(tags.filter((tag) => tag.includes('Content-Security-Policy')), 'content')[0] ?? '';
      if (!policy.includes("default-src 'none'") || /'unsafe-/.test(policy)) wrong.push(`${path}: ${policy}`);
    }
    assert.deepEqual(wrong, []);
  });
}
