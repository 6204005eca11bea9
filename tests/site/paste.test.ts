import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser();
const known = [
  'Nov 08 03:12:41 web-07 dockerd[20988]: time="2016-11-08T03:12:41.418871204+01:00" level=info msg="libcontainerd: new containerd process, pid: 21057"',
  'Nov 08 03:12:41 web-07 dockerd[20988]: time="2016-11-08T03:12:41.439012776+01:00" level=debug msg="containerd: read past events" count=0',
  'Nov 08 03:12:41 web-07 dockerd[20988]: time="2016-11-08T03:12:41.43918862+01:00" level=fatal msg=EOF',
].join('\n');
const unknown = [
  'Nov 08 03:12:41 web-07 gardend[1]: level=fatal msg="the hedgehog has left the premises, password=hunter2hunter2"',
  'Nov 08 03:12:42 web-07 docker[7]: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
].join('\n');
const dump = readFileSync(fileURLToPath(new URL('../core/evidence/fixtures/dump-dockerd-lock/input.txt', import.meta.url)), 'utf8');
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

/** Pastes as a person does, and waits for the answer. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.locator('#ask').press('Control+V');
}

/** The home page with an answer. */
async function answered(text: string, options: Parameters<typeof site.open>[1] = {}): Promise<Page> {
  const page = await site.open('index.html', options);
  await page.locator('#ask').fill(text);
  await page.locator('#ask').press('Control+Enter');
  await page.locator('.verdict').first().waitFor();
  return page;
}

/** Every address that is asked for or shown, every body, and what the page complains of. */
function watch(page: Page): { readonly addresses: string[]; readonly complaints: string[] } {
  const seen = { addresses: [] as string[], complaints: [] as string[] };
  page.on('request', (request) => seen.addresses.push(request.url(), request.postData() ?? ''));
  page.on('framenavigated', (frame) => seen.addresses.push(frame.url()));
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') seen.complaints.push(message.text()); });
  page.on('pageerror', ({ message }) => seen.complaints.push(message));
  return seen;
}

for (const fromDisk of [false, true]) {
  const where = fromDisk ? ', from a folder on disk' : '';

  test(`a pasted log is named without a click: the record, and the lines that agree${where}`, async () => {
    const page = await site.open('index.html', { fromDisk, ...(fromDisk ? {} : clipboard) });
    const { complaints } = watch(page);
    if (fromDisk) {
      await page.locator('#ask').fill(known);
      await page.locator('button[type=submit]').click();
    } else await paste(page, known);
    const verdict = page.locator('.verdict--known');
    assert.equal(await verdict.locator('.badge').first().innerText(), 'known');
    assert.match(await verdict.locator('h2 a').innerText(), /level=fatal msg=EOF/);
    assert.match(await verdict.locator('pre').innerText(), /^ *1 .*new containerd process, pid: 21057[\s\S]* 3 .*level=fatal msg=EOF/);
    assert.deepEqual(await verdict.locator('mark').allInnerTexts(), ['libcontainerd: new containerd process, pid: 21057', 'EOF']);
    assert.match(await page.getByRole('status').innerText(), /A known failure\. Every docker command/);
    await verdict.getByRole('link', { name: 'Confirm it' }).click();
    await page.waitForURL(/incidents\/containerd-restore-fatal-eof\.html#confirm$/);
    assert.deepEqual(complaints, []);
  });

  test(`an unknown log gets what helps: its kind, the log to fetch, a runbook, a draft${where}`, async () => {
    const page = await answered(unknown, { fromDisk });
    assert.equal(await page.locator('.verdict--known').count(), 0);
    assert.match(await page.locator('.verdict--unknown').innerText(), /does not fit any of \d+ signatures[\s\S]*2 lines of gardend, docker[\s\S]*line 1/);
    const effects = page.locator('.verdict--effects');
    assert.match(await effects.innerText(), /the cause is elsewhere[\s\S]*Cannot connect[\s\S]*journalctl -u docker/);
    assert.ok(await effects.getByRole('button', { name: 'Copy command' }).isVisible());
    await page.getByText('A record to begin with').click();
    const draft = await page.locator('.draft pre').innerText();
    assert.match(draft, /```log signature\nthe hedgehog has left the premises/);
    assert.doesNotMatch(draft, /hunter2/);
    await page.locator('.verdict--next a[href^="runbooks/"]').first().click();
    await page.waitForURL(/runbooks\/[a-z-]+\.html$/);
  });

  test(`a log with starts of a daemon shows how far they got${where}`, async () => {
    const page = await answered(known, { fromDisk });
    const starts = page.locator('.starts');
    await starts.getByText('It failed in step').waitFor();
    assert.match(await starts.innerText(), /How far the start got[\s\S]*2 starts are in this log[\s\S]*containerd, pid 20988[\s\S]*Known to stop there/);
    await starts.getByRole('button', { name: 'from line 1' }).click();
    assert.match(await starts.innerText(), /dockerd, pid 20988/);
    await starts.locator('a[href^="startup/"]').first().click();
    await page.waitForURL(/startup\/dockerd-[^/]+\.html#/);
  });

  test(`a goroutine dump is read beside start-up steps and records${where}`, async () => {
    const page = await answered(dump, { fromDisk });
    const seen = page.locator('.verdict--evidence');
    assert.match(await seen.innerText(), /Goroutine dump of dockerd[\s\S]*Lock\s*4 goroutines wait for the lock[\s\S]*Next/i);
    assert.ok(await seen.locator('a[href^="incidents/"]').count() > 0);
  });
}

test('what is pasted stands in no address, in no request and in no storage', async () => {
  for (const text of [known, unknown, 'level=fatal msg=EOF web-07']) {
    const page = await site.open('index.html', clipboard);
    const { addresses } = watch(page);
    await paste(page, text);
    await page.locator('.verdict').first().waitFor();
    if (text === unknown) {
      await page.getByRole('link', { name: 'search for them' }).click();
      await page.locator('.results h2').first().waitFor();
      const words = await page.locator('#q').inputValue();
      assert.ok(words.includes('hedgehog') && !words.includes('hunter2'), 'the words went along, the secret did not');
    }
    addresses.push(page.url(), ...await page.evaluate<string[]>('performance.getEntries().map((entry) => entry.name)'));
    assert.deepEqual(addresses.filter((address) => /web-07|EOF|hedgehog|hunter2/i.test(decodeURIComponent(address))), []);
    assert.deepEqual(await page.evaluate('[JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie, JSON.stringify(history.state), window.name]'), ['{}', '', 'null', '']);
  }
});

test('what is pasted into the search page stays out of the address too; what is typed is there to be sent', async () => {
  const page = await site.open('search.html', clipboard);
  await page.locator('.results h2').first().waitFor();
  await page.evaluate('navigator.clipboard.writeText("secret-host containerd")');
  await page.locator('#q').press('Control+V');
  await page.getByText('with some of them').waitFor();
  assert.ok(!page.url().includes('secret-host'));
  await page.locator('#q').fill('');
  await page.locator('#q').pressSequentially('libcontainerd');
  await page.waitForURL(/#q=libcontainerd$/);
  await page.reload();
  await page.locator('.results h2').first().waitFor();
  assert.equal(await page.locator('#q').inputValue(), 'libcontainerd');
});

test('the search page names a paste too, above the pages', async () => {
  const page = await site.open('search.html');
  await page.locator('#q').fill(known);
  assert.match(await page.locator('.verdict--known h2').innerText(), /level=fatal msg=EOF/);
  await page.locator('[data-status]').getByText('A known failure.').waitFor();
  const disk = await site.open('search.html', { fromDisk: true });
  await disk.locator('#q').fill(known);
  assert.match(await disk.locator('.verdict--known h2').innerText(), /level=fatal msg=EOF/);
  assert.match(await disk.locator('form').innerText(), /only the search for words does not work/);
});

test('a few words that no signature has go to the search', async () => {
  const page = await site.open('index.html');
  await page.locator('#ask').fill('libcontainerd socket');
  await page.locator('#ask').press('Control+Enter');
  await page.waitForURL(/search\.html#q=libcontainerd\+socket$/);
});

test('nothing that reads pastes is loaded before there is one; the data of all records is small', async () => {
  const page = await site.open('index.html');
  const scripts = () => page.evaluate<string[]>('performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)');
  await page.waitForLoadState('networkidle');
  assert.deepEqual((await scripts()).filter((path) => /judge|data\//.test(path)), []);
  await page.locator('#ask').fill(known);
  await page.locator('#ask').press('Control+Enter');
  await page.locator('.verdict').first().waitFor();
  assert.ok((await scripts()).includes('/data/signatures.js'));
  assert.ok(!(await scripts()).includes('/data/evidence.js'), 'there is no stack in it');
  const size = (name: string) => gzipSync(readFileSync(join(site.folder, name))).length;
  const records = readdirSync(join(site.folder, 'incidents')).length;
  assert.ok(size('data/signatures.js') < 1000 + 450 * records, `${size('data/signatures.js')} bytes for ${records} records`);
  assert.ok(size('data/evidence.js') < 50_000);
});

test('only the pages with a field for pastes let a worker begin from a text, and no page runs text as a script', () => {
  const policies = site.pages.map((path) => [path, /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(site.folder, path), 'utf8'))?.[1] ?? ''] as const);
  assert.deepEqual(policies.filter(([, policy]) => policy.includes('blob:')).map(([path]) => path).sort(), ['index.html', 'search.html']);
  assert.deepEqual(policies.filter(([, policy]) => policy === '' || /unsafe-inline|'unsafe-eval'/.test(policy)), []);
  assert.ok(policies.every(([, policy]) => /worker-src &#39;self&#39;|worker-src 'self'/.test(policy)));
});

test('the first view of the home page weighs at most 35 kB in all', async () => {
  const page = await (await site.browser.newContext()).newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => void bodies.push(response.body()));
  await page.goto(site.url, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  assert.ok(bytes.length >= 4 && bytes.reduce((sum, one) => sum + one, 0) <= 35 * 1024, bytes.join(' + '));
});

test('the answer takes no focus, and the field keeps what is in it until it is emptied', async () => {
  const page = await answered(known);
  assert.equal(await page.evaluate('document.activeElement.id'), 'ask');
  await page.locator('#ask').press('Control+A');
  await page.locator('#ask').press('Delete');
  await page.locator('.verdict').waitFor({ state: 'detached' });
  assert.ok(await page.getByText('Walk a runbook').isVisible(), 'the page is as it was');
});

test('what cannot be loaded is said', async () => {
  const page = await site.open('index.html');
  await page.route('**/data/signatures.js', (route) => route.abort());
  await page.locator('#ask').fill(known);
  await page.locator('#ask').press('Control+Enter');
  await page.getByText('This could not be read: data/signatures.js could not be loaded.').waitFor();
  await page.unroute('**/data/signatures.js');
  await page.locator('button[type=submit]').click();
  await page.locator('.verdict--known').waitFor();
});

test('the page tells no stranger’s HTML from text', async () => {
  const page = await answered(`${known.replace('web-07', '<img/src=x/onerror=alert(1)>')}\n<script>alert(2)</script>`);
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.match(await page.locator('.verdict pre').innerText(), /<img\/src=x/);
});

/** A log of so many megabytes that nobody knows, with a failure at its end. */
const longLog = (megabytes: number, end: string): string => {
  const lines = Array.from({ length: 1000 }, (_, index) =>
    `Nov 08 03:12:41 web-07 gardend[${index}]: time="2016-11-08T03:12:41.4188${index}+01:00" level=info msg="the hedgehog ${index} walks over the lawn and looks for worms"`).join('\n');
  return `${`${lines}\n`.repeat(Math.ceil(megabytes * 1e6 / lines.length))}${end}`;
};

for (const how of ['pasted', 'dropped'] as const) {
  test(`10 MB that are ${how} are judged beside the page, which goes on answering`, async () => {
    const page = await site.open('index.html', clipboard);
    await page.evaluate((text) => navigator.clipboard.writeText(text), how === 'pasted' ? longLog(10, known) : '');
    await page.evaluate(`
      window.blocked = window.handed = 0;
      const getData = DataTransfer.prototype.getData;
      DataTransfer.prototype.getData = function (format) {
        const begun = performance.now();
        try { return getData.call(this, format); } finally { handed += performance.now() - begun; }
      };
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) blocked += duration; }).observe({ entryTypes: ['longtask'] });
      window.settled = () => new Promise((done) => setTimeout(done, 200));
      for (const type of ['paste', 'drop']) document.querySelector('#ask').addEventListener(type, () => { window.begun = performance.now(); }, { capture: true });
      new MutationObserver(() => { if (document.querySelector('.verdict--known')) window.answered ??= performance.now(); }).observe(document.querySelector('[data-verdict]'), { childList: true });
    `);
    if (how === 'pasted') await page.locator('#ask').press('Control+V');
    else {
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'daemon.log'));
        setTimeout(() => document.querySelector('#ask')!.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })), 300);
        setTimeout(() => { (globalThis as { blocked?: number }).blocked = 0; }, 290);
      }, longLog(10, known));
    }
    await page.locator('.verdict--known').waitFor({ timeout: 60_000 });
    const { blocked, handed, took } = await page.evaluate<{ blocked: number; handed: number; took: number }>('settled().then(() => ({ blocked, handed, took: answered - begun }))');
    assert.match(await page.locator('[data-held]').innerText(), how === 'pasted' ? /^A long paste, 10\.\d MB; only its end is shown here/ : /^daemon\.log, 10\.\d MB/);
    // The same time spent on the page's own thread, as a control. A browser hands a long paste over in one piece, which is no work of the page.
    const control = await page.evaluate<number>(`(async () => {
      await settled();
      const before = blocked;
      await new Promise((done) => setTimeout(() => { const end = performance.now() + ${took}; while (performance.now() < end); done(); }));
      await settled();
      return blocked - before;
    })()`);
    assert.ok(control > took / 2, `the control counts: ${control} of ${took} ms`);
    assert.ok(blocked - handed < control / 5, `long tasks: ${blocked} ms while judging, ${handed} ms of them to get the paste; ${control} ms when the page itself is busy as long`);
  });
}

test('a newer paste takes the place of one that is being judged', async () => {
  const page = await site.open('index.html');
  const heard = await page.evaluate<string[]>(`(async () => {
    const heard = [];
    const field = document.querySelector('#ask');
    const drop = (parts) => {
      const data = new DataTransfer();
      data.items.add(new File(parts, 'daemon.log'));
      field.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    };
    const target = document.querySelector('[data-verdict]');
    const answered = new Promise((done) => new MutationObserver(() => {
      heard.push(target.querySelector('.verdict--known') ? 'known is shown' : 'something else is shown');
      done();
    }).observe(target, { childList: true }));
    const Own = Worker;
    window.Worker = class extends Own {
      constructor(...given) {
        super(...given);
        heard.push('begun');
        this.addEventListener('message', ({ data }) => {
          if (data.kind === 'busy' && !heard.includes('busy')) queueMicrotask(() => drop([${JSON.stringify(known)}]));
          if (data.kind !== 'need') heard.push(data.kind);
        });
      }
      terminate() {
        heard.push('ended');
        super.terminate();
      }
    };
    drop(Array(20).fill(${JSON.stringify(longLog(1, unknown))}));
    await answered;
    return heard;
  })()`);
  assert.deepEqual(heard, ['begun', 'busy', 'ended', 'begun', 'busy', 'report', 'known is shown']);
});

test('a dropped file that is no text is named, and the next one is read', async () => {
  const page = await site.open('index.html');
  const drop = (bytes: number[]) => page.evaluate((given) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(given)], 'daemon.log'));
    document.querySelector('#ask')!.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, bytes);
  await drop([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4]);
  await page.getByText('The file looks like xz. Turn it into text first: xzcat <file> | leadline match -').first().waitFor();
  await drop([0x1f, 0x8b, 8, 0, 0, 0]);
  await page.getByText('The file looks like gzip and cannot be unpacked').first().waitFor();
  await drop([...Buffer.from(known)]);
  await page.locator('.verdict--known').waitFor();
});

test('a log file that is dropped on the field is read', async () => {
  const page = await site.open('index.html');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'daemon.log'));
    document.querySelector('#ask')!.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, known);
  await page.locator('.verdict--known').waitFor();
  assert.match(await page.locator('[data-held]').innerText(), /^daemon\.log, 1 kB/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.locator('.verdict').waitFor({ state: 'detached' });
});
