import { startupUrl } from '../core/knowledge-base/urls.ts';
import { compileLocator, type Locator } from '../core/startup/locate/locate.ts';
import type { LocatedStart } from '../core/startup/locate/location.ts';
import type { StartupIndex } from '../core/startup/locate/startup-index.ts';
import { locationPanel, startChoice, type PanelLinks } from './location-panel.ts';

interface Engine {
  readonly locator: Locator;
  readonly incidents: StartupIndex['incidents'];
}

let engine: Promise<Engine | undefined> | undefined;

/**
 * Looks for starts of any daemon in `text` and shows the last one, with a choice where there are several. Nothing leaves the page.
 * For pages at the root of the site.
 *
 * @param target where it is shown; emptied when there is no start in the text
 * @param current false once the reader has typed on; the answer is then dropped
 * @returns the starts found; empty too when the data could not be loaded, as under `file://`
 */
export async function showLocation(target: HTMLElement, text: string, current: () => boolean): Promise<readonly LocatedStart[]> {
  const loaded = text.trim() === '' ? undefined : await (engine ??= loadEngine());
  if (!current()) return [];
  const starts = loaded?.locator.locate(text).starts ?? [];
  if (!loaded || starts.length === 0) target.replaceChildren();
  else show(target, starts, starts.length - 1, linksOf(loaded));
  return starts;
}

function show(target: HTMLElement, starts: readonly LocatedStart[], chosen: number, links: PanelLinks): void {
  target.replaceChildren(...startChoice(starts, chosen, (index) => show(target, starts, index, links)), locationPanel(starts[chosen]!, links));
}

const linksOf = ({ incidents }: Engine): PanelLinks => ({
  stage: ({ daemon, order }, stage) => startupUrl(daemon, order.tag, stage),
  incidents: ({ order, steps }) => {
    const stages = new Set(steps.filter(({ state }) => state === 'last' || state === 'failed' || state === 'possible').map(({ stage }) => stage));
    return incidents.filter(({ file, stage }) => file === order.file && stages.has(stage)).map(({ id, title }) => ({ title, url: `incidents/${id}.html` }));
  },
});

async function loadEngine(): Promise<Engine | undefined> {
  try {
    const response = await fetch(new URL('data/startup.json', document.baseURI));
    if (!response.ok) return undefined;
    const index = await response.json() as StartupIndex;
    return { locator: compileLocator(index), incidents: index.incidents };
  } catch {
    return undefined;
  }
}
