import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { recoverPublished, siteMark } from './build/publish.ts';
import { Problem } from './problem.ts';

export interface ServeOptions {
  /** A built site. */
  readonly folder: string;
  /** 4321 by default; 0 takes any free port. */
  readonly port?: number;
  /** Loopback by default, so that nobody else on the network sees what is being read. */
  readonly host?: string;
  /** Take the next free port when `port` is taken. */
  readonly nextFreePort?: boolean;
}

export interface ServedSite {
  /** Ends in `/`. */
  readonly url: string;
  close(): Promise<void>;
}

export const defaultPort = 4321;
const portsToTry = 20;

/**
 * Serves a built site over HTTP, reading files at each request, so that a new build shows at once.
 *
 * @throws Problem when there is no site, or no port is free
 */
export async function serveSite(options: ServeOptions): Promise<ServedSite> {
  const folder = resolve(options.folder);
  await recoverPublished(folder);
  if (!existsSync(join(folder, siteMark))) {
    throw new Problem(`There is no built site in ${folder}.`, 'Build it first: npx leadline build');
  }
  const { port = defaultPort, host = '127.0.0.1', nextFreePort = true } = options;
  const listener = listenerFor(folder);
  for (let offset = 0; ; offset++) {
    const server = createServer(listener);
    try {
      await listen(server, port === 0 ? 0 : port + offset, host);
      return { url: addressOf(server), close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections(); }) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && nextFreePort && offset + 1 < portsToTry) continue;
      throw portProblem(code, error, port, host);
    }
  }
}

function listenerFor(folder: string): RequestListener {
  const answer = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      if (/\.(pf_\w+|pagefind)$/.test(path)) response.setHeader('Content-Type', 'application/octet-stream');
    },
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    answer(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(notFoundPage(folder));
    });
  };
}

/** The page's own addresses are relative to the site's root, but it is shown at any depth. */
function notFoundPage(folder: string): string {
  return readFileSync(join(folder, siteMark), 'utf8')
    .replace(/\b(href|src)="(?![a-z]+:|[#/])/g, '$1="/')
    .replace(/\bdata-root(=""|(?=[\s>]))/, 'data-root="/"');
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => done());
  });
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  const name = everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${name}:${port}/`;
}

function portProblem(code: string | undefined, error: unknown, port: number, host: string): unknown {
  switch (code) {
    case 'EADDRINUSE': return new Problem(`Port ${port} is taken.`, 'Choose another one with --port, or 0 for any free one.');
    case 'EACCES': return new Problem(`This user may not listen on port ${port}.`, 'Choose a port above 1023 with --port.');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND': return new Problem(`This machine has no address ${host}.`, 'Choose another one with --host, e.g. 127.0.0.1 or 0.0.0.0.');
    default: return error;
  }
}
