import type { APIContext, MiddlewareNext } from 'astro';
import { formatDiagnostic } from '../core/diagnostics/format.ts';
import { drawMermaid } from '../core/diagram/draw.ts';
import { exporters } from '../exporters/index.ts';
import { loadKnowledgeBase, type LoadedKnowledgeBase } from '../node/load-knowledge-base.ts';
import { routes } from '../site/routes.ts';
import { devAssets } from './browser-assets.ts';
import { contentVersionHeader } from './dev-content.ts';

const root = process.cwd();
const loaded = new Map<string, Promise<LoadedKnowledgeBase>>();

/** Answers a request in `npm run dev`: with the page, or with the diagnostics when content has errors. */
export async function respondInDev(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { kb, diagnostics, sources } = await load(context.request.headers.get(contentVersionHeader) ?? '');
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const path = decodeURIComponent(context.url.pathname).slice(1);
  // The pages that explain diagnostics need no content, and are wanted just now.
  if (errors.length > 0 && !path.startsWith('diagnostics')) return errorPage(errors.map((each) => formatDiagnostic(each, sources.get(each.place.file), plain)));

  const data = dataFile(kb, path);
  if (data !== undefined) return new Response(data, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  const route = routes(kb, draw).find((each) => each.path === path);
  // The page that says so is shown at the address that was asked for, whose depth decides its links.
  const page = route ? await route.page() : { kind: 'notFound', path, props: {} };
  Object.assign(context.locals, { page, assets: await devAssets(root), search: [] });
  const response = await next();
  return route ? response : new Response(response.body, { status: 404, headers: response.headers });
}

/** Each state of the content is read once; older ones are forgotten. */
function load(version: string): Promise<LoadedKnowledgeBase> {
  const known = loaded.get(version);
  if (known) return known;
  loaded.clear();
  const loading = loadKnowledgeBase(root).then((result) => {
    for (const each of result.diagnostics) console.error(`${formatDiagnostic(each, result.sources.get(each.place.file), plain)}\n`);
    return result;
  });
  loaded.set(version, loading);
  return loading;
}

/** What a page loads beside itself, `data/<name>.js`. */
function dataFile(kb: LoadedKnowledgeBase['kb'], path: string): string | undefined {
  const exporter = exporters[`${/^data\/([a-z]+)\.js$/.exec(path)?.[1]}-script`];
  const file = exporter && [...exporter(kb)].find((each) => each.path === path);
  return file && (typeof file.text === 'string' ? file.text : [...file.text].join(''));
}

const plain = { color: false, width: 100 };

async function draw(source: string) {
  const { value, diagnostics } = await drawMermaid(source);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Vite's client is on the page, so that it reloads by itself once the mistake is mended. */
function errorPage(problems: readonly string[]): Response {
  const heading = problems.length === 1 ? '1 error in the content' : `${problems.length} errors in the content`;
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title>
<script type="module" src="/@vite/client"></script>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}pre{overflow:auto;padding:1rem;border-left:.25rem solid #d33;background:#8881}</style>
<h1>${heading}</h1><p>This page reloads by itself when you save the file.</p>
${problems.map((problem) => `<pre>${escape(problem)}</pre>`).join('\n')}</html>`;
  return new Response(body, { status: 500, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
