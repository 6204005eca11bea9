import { trailMarkdown, type HostVersions } from '../core/runbook/trail.ts';
import { findStep, type Position, type Trail, type WalkRunbook } from '../core/runbook/walk.ts';
import { writeClipboard } from './clipboard.ts';
import { button, element } from './element.ts';

export interface Walk {
  readonly runbook: WalkRunbook;
  readonly trail: Trail;
  /** Answers of an old link that no longer fit. */
  readonly stale: readonly string[];
  readonly position: Position;
  /** As they are when the trail is copied. */
  readonly versions: () => HostVersions;
  /** The link of the last answer. */
  readonly leads: HTMLAnchorElement | undefined;
  readonly back: () => void;
  readonly restart: () => void;
  readonly leave: () => void;
}

/** How long a button says that it copied, in milliseconds. */
const saidFor = 2000;

/** What stands above the current question: where one is, and the ways back and out. */
export function walkHead(walk: Walk): Node[] {
  const { trail, stale, position, leads } = walk;
  const parts: Node[] = [];
  if (stale.length > 0) {
    parts.push(element('p', { class: 'walk-stale', role: 'status' },
      element('strong', {}, 'This link is older than the runbook. '),
      `${stale.length === 1 ? 'One of its answers' : `${stale.length} of its answers`} no longer fit and were left out. Check the answers, then go on from here.`));
  }
  const ended = position.kind !== 'step';
  parts.push(element('div', { class: 'walk-head' },
    element('p', { class: 'walk-where' }, element('strong', {}, ended ? `After ${questions(trail.length)}` : `Question ${trail.length + 1}`)),
    element('div', { class: 'walk-tools' },
      ...(trail.length > 0 ? [button('Back', walk.back), button('Start again', walk.restart), copyButton(walk, ended)] : []),
      button('Show all steps', walk.leave))));
  if (position.kind === 'incident' || position.kind === 'runbook') {
    const words = position.kind === 'incident' ? 'Known error' : 'Goes on in another runbook';
    parts.push(element('section', { class: 'step outcome outcome--known-error' },
      element('p', { class: 'note' }, element('span', { class: 'badge badge--known-error' }, words)),
      element('h2', {}, element('a', { href: leads?.href ?? '' }, titleOf(leads))),
      element('p', {}, position.kind === 'incident' ? 'Open it and confirm before you act. Back brings you to this walk again.' : 'Copy the trail first if a ticket needs it.')));
  }
  return parts;
}

/** The answers so far, each with its time; a click asks that question again. */
export function trailBox(runbook: WalkRunbook, trail: Trail, returnTo: (count: number) => void): Node[] {
  if (trail.length === 0) return [];
  return [
    element('h2', {}, 'Your answers'),
    element('ol', { class: 'walk-trail' }, ...trail.map(({ step, answer: key, at }, index) => {
      const asked = findStep(runbook, step)!;
      const label = asked.answers.find((answer) => answer.key === key)?.label ?? key;
      const again = button(asked.title, () => returnTo(index), 'again');
      again.title = 'Answer this again';
      return element('li', {}, again, ' ', element('strong', {}, label),
        ...(at ? [' ', element('time', { datetime: at }, `${at.slice(11, 16)} UTC`)] : []));
    })),
  ];
}

function copyButton({ runbook, trail, versions }: Walk, main: boolean): HTMLButtonElement {
  const words = 'Copy the trail as Markdown';
  const copy = button(words, async () => {
    const copied = await writeClipboard(trailMarkdown(runbook, trail, versions()));
    copy.textContent = copied ? 'Copied' : 'The browser refuses to copy';
    setTimeout(() => { copy.textContent = words; }, saidFor);
  }, main ? 'copy copy--main' : 'copy');
  copy.setAttribute('aria-live', 'polite');
  return copy;
}

/** Without the word for the kind of outcome, which is shown beside it. */
const titleOf = (link: HTMLAnchorElement | undefined): string => link?.querySelector('.leads > .to')?.textContent ?? '';

const questions = (count: number): string => `${count} ${count === 1 ? 'question' : 'questions'}`;
