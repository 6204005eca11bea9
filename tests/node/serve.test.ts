import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '../../src/node/problem.ts';
import { serveSite, type ServedSite } from '../../src/node/serve.ts';

let folder: string;
let site: ServedSite;

before(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'leadline-serve-')), 'dist');
  await mkdir(join(folder, 'incidents'), { recursive: true });
  await mkdir(join(folder, 'pagefind/0'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<h1>home</h1>');
  await writeFile(join(folder, 'incidents/a.html'), '<h1>a</h1>');
  await writeFile(join(folder, '404.html'), '<body data-root><a href="index.html">home</a><a href="#main">x</a><a href="https://example.org/">y</a>');
  await writeFile(join(folder, 'site.js'), '');
  await writeFile(join(folder, 'pagefind/0/x.pf_meta'), '');
  await writeFile(join(folder, '../secret.txt'), 'secret');
  site = await serveSite({ folder, port: 0 });
});
after(() => site.close());

const get = (path: string): Promise<Response> => fetch(new URL(path, site.url));

test('answers with the right type and lets nothing be cached unchecked', async () => {
  for (const [path, type] of [['', 'text/html'], ['incidents/a.html', 'text/html'], ['site.js', 'text/javascript'], ['pagefind/0/x.pf_meta', 'application/octet-stream']] as const) {
    const response = await get(path);
    assert.equal(response.status, 200, path);
    assert.ok(response.headers.get('content-type')?.startsWith(type), path);
    assert.equal(response.headers.get('cache-control'), 'no-cache');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  }
});

test('shows 404.html at any depth, with addresses that still work', async () => {
  const response = await get('incidents/deep/nothing.html');
  assert.equal(response.status, 404);
  assert.equal(await response.text(), '<body data-root="/"><a href="/index.html">home</a><a href="#main">x</a><a href="https://example.org/">y</a>');
});

test('serves nothing from outside the folder, and only reads', async () => {
  for (const path of ['%2e%2e/secret.txt', '..%2fsecret.txt', '%2e%2e%2fsecret.txt']) {
    assert.ok(!(await (await get(path)).text()).includes('secret'), path);
  }
  assert.equal((await fetch(site.url, { method: 'POST' })).status, 405);
});

test('shows a new build at once', async () => {
  await mkdir(`${folder}.next`);
  await writeFile(join(`${folder}.next`, 'index.html'), '<h1>new</h1>');
  await writeFile(join(`${folder}.next`, '404.html'), 'none');
  await rename(folder, `${folder}.old`);
  await rename(`${folder}.next`, folder);
  assert.equal(await (await get('')).text(), '<h1>new</h1>');
  await rename(folder, `${folder}.next`);
  await rename(`${folder}.old`, folder);
});

test('takes the next port when one is taken, or says so', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address() as AddressInfo;
  const next = await serveSite({ folder, port });
  assert.notEqual(new URL(next.url).port, String(port));
  await next.close();
  await assert.rejects(serveSite({ folder, port, nextFreePort: false }), (error) => error instanceof Problem && error.message === `Port ${port} is taken.`);
  other.close();
});

test('says what to do when no site is built', async () => {
  await assert.rejects(serveSite({ folder: join(folder, 'incidents'), port: 0 }), (error) => error instanceof Problem && /leadline build/.test(error.help));
});
