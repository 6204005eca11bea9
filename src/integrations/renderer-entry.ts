import { createApp } from 'astro/app/entrypoint';
import type { PageLocals } from './locals.ts';

const app = createApp({ streaming: false });

/**
 * HTML of one page.
 *
 * @throws what the page's own code threw, or Error when no file below `src/pages` answers to its path
 */
export async function renderPage({ page, assets, search }: PageLocals): Promise<string> {
  const locals: App.Locals = { page, assets, search };
  const response = await app.render(new Request(`http://leadline.invalid/${page.path}`), { locals });
  if (locals.failure !== undefined) throw locals.failure;
  if (response.status !== 200) throw new Error(`No file below src/pages answers to ${page.path} (status ${response.status}).`);
  return response.text();
}
