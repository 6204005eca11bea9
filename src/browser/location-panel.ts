import { limitWords } from '../core/startup/duration.ts';
import { endWords, linesWords, silenceWords, versionSentence, waitWords } from '../core/startup/locate/words.ts';
import type { LocatedStart, StartState } from '../core/startup/locate/location.ts';
import { button, coded, element } from './element.ts';

const words: Readonly<Record<StartState, string>> = { healthy: 'healthy', failed: 'failed', stopped: 'stopped', 'not-finished': 'not finished' };
const badges: Readonly<Record<StartState, string>> = { healthy: 'resolved', failed: 'escalate', stopped: 'escalate', 'not-finished': 'inconclusive' };

/** Waits that are listed; the steps have them all. */
const mostWaits = 6;

export interface PanelLinks {
  /** Address of a stage of the order that a start is held against. */
  readonly stage: (start: LocatedStart, stage: string) => string;
  /** What is known to stop the start where it stands. */
  readonly incidents: (start: LocatedStart) => readonly { readonly title: string; readonly url: string }[];
  /** Pages of other versions. */
  readonly other?: (start: LocatedStart) => { readonly name: string; readonly url: string } | undefined;
}

/** A start in words: its state, how its version is known, the last step, what may hold it, how it ended. */
export function locationPanel(start: LocatedStart, links: PanelLinks): HTMLElement {
  const { state, daemon, pid } = start;
  const other = links.other?.(start);
  const incidents = links.incidents(start);
  return element('section', { class: `location location--${state}` },
    element('p', {}, element('span', { class: `badge badge--${badges[state]}` }, words[state]), ' ',
      element('strong', {}, pid === undefined ? daemon : `${daemon}, pid ${pid}`), ` · ${linesWords(start)} · `,
      versionSentence(start), ...(other ? [' See ', element('a', { href: other.url }, `the order of ${other.name}`), '.'] : [])),
    ...where(start, links),
    ...ending(start),
    ...(start.waits.length > 0 ? [element('p', {}, `${waitWords(start)}:`), waitList(start, links)] : []),
    ...(incidents.length > 0 ? [element('p', {}, element('strong', {}, 'Known to stop there:')),
      element('ul', {}, ...incidents.map(({ title, url }) => element('li', {}, element('a', { href: url }, ...coded(title)))))] : []));
}

function where(start: LocatedStart, links: PanelLinks): HTMLElement[] {
  const at = start.failed ?? start.last;
  const step = start.steps.find(({ stage }) => stage === at);
  if (!step) return [element('p', {}, 'No message of a step is in it.')];
  const said = start.failed !== undefined ? 'It failed in step ' : start.state === 'healthy' ? 'It came to step ' : 'The last step it reached is ';
  return [element('p', {}, said, element('a', { href: links.stage(start, step.stage) }, `${step.number}. ${step.name}`), '.')];
}

function ending({ ended, silent }: LocatedStart): HTMLElement[] {
  if (ended) return [element('p', {}, `${endWords(ended)}${ended.text ? ': ' : '.'}`, ...(ended.text ? [element('code', {}, ended.text)] : []))];
  return silent === undefined ? [] : [element('p', {}, silenceWords(silent))];
}

function waitList(start: LocatedStart, links: PanelLinks): HTMLElement {
  const { waits } = start;
  return element('ul', {},
    ...waits.slice(0, mostWaits).map((wait) => element('li', {}, 'step ', element('a', { href: links.stage(start, wait.stage) }, String(wait.number)),
      ': for ', ...coded(wait.for), ', ', element('strong', {}, limitWords(wait.limit)))),
    ...(waits.length > mostWaits ? [element('li', {}, `and ${waits.length - mostWaits} more in the steps behind`)] : []));
}

/** One button for each start in the log, when there are several. */
export function startChoice(starts: readonly LocatedStart[], chosen: number, choose: (index: number) => void): HTMLElement[] {
  if (starts.length < 2) return [];
  const buttons = starts.map(({ from, state }, index) => {
    const made = button(`from line ${from}: ${words[state]}`, () => choose(index), 'button button--quiet');
    made.setAttribute('aria-pressed', String(index === chosen));
    return made;
  });
  return [element('p', { class: 'start-choice' }, `${starts.length} starts are in this log: `, ...buttons.flatMap((made) => [made, ' ']))];
}
