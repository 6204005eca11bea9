import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser } from '../node/find-browser.ts';
import { serveSite } from '../node/serve.ts';

/** Bytes of everything that a browser asks for when it opens `path` of a built site, each answer compressed with gzip -6. */
export async function firstViewBytes(site: string, path: string): Promise<number | undefined> {
  const executablePath = findBrowser();
  if (!executablePath) return undefined;
  const served = await serveSite({ folder: site, port: 0 });
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => void bodies.push(response.body()));
    await page.goto(`${served.url}${path}`, { waitUntil: 'networkidle' });
    return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 6 }).length, 0);
  } finally {
    await browser.close();
    await served.close();
  }
}
