import { printTrail, readTrail, trailPrefix, type HostVersions } from '../core/runbook/trail.ts';
import { answer, back, positionOf, type Position, type Trail, type WalkRunbook, type WalkStep } from '../core/runbook/walk.ts';
import { pasteBox } from './walk-paste.ts';
import { trailBox, walkHead } from './walk-panel.ts';
import { objectionBox, versionFields } from './walk-versions.ts';

const data = document.getElementById('walk-data');
const panel = document.querySelector<HTMLElement>('[data-walk-panel]');
const trailPlace = document.querySelector<HTMLElement>('[data-walk-trail]');
if (data && panel && trailPlace) start(JSON.parse(data.textContent) as WalkRunbook, panel, trailPlace);

/** What the history holds of an entry that this script made, as against an address that was typed or sent. */
const ours = 'walk';

/** The address alone says where the walk is: `#walk=<trail>&<product>=<version>`; so Back, reload and a sent link all work. */
function start(runbook: WalkRunbook, panel: HTMLElement, trailPlace: HTMLElement): void {
  const root = document.documentElement;
  const sections = new Map([...document.querySelectorAll<HTMLElement>('[data-step]')].map((section) => [section.dataset['step']!, section]));
  let versions: HostVersions = {};
  let objection: ReturnType<typeof objectionBox> | undefined;
  const go = (trail: Trail) => {
    history.pushState(ours, '', `#${printTrail(trail, versions)}`);
    show();
  };
  const isWalking = () => location.hash.startsWith(`#${trailPrefix}`);
  const choose = (trail: Trail, index: number) => go(answer(runbook, trail, index, new Date().toISOString()));

  document.querySelector('[data-walk-start]')?.addEventListener('click', () => go([]));

  const show = () => {
    const left = root.classList.contains('walking') && !isWalking();
    root.classList.toggle('walking', isWalking());
    panel.hidden = trailPlace.hidden = !isWalking();
    for (const section of sections.values()) delete section.dataset['current'];
    document.querySelector('.walk-paste')?.remove();
    document.querySelector('.walk-objection')?.remove();
    // The browser looked for the step while it was still hidden.
    if (left) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    if (!isWalking()) return;
    const { trail, stale } = readAddress();
    const position = positionOf(runbook, trail);
    panel.replaceChildren(...walkHead({
      runbook, trail, stale, position,
      leads: leadsOf(trail),
      back: () => go(back(trail)),
      restart: () => go([]),
      versions: () => versions,
      leave: () => { location.hash = stepOf(position) ?? trail.at(-1)!.step; },
    }), ...versionFields(runbook, versions, (typed) => { versions = typed; objection?.update(versions); }, () => keepVersions(trail)));
    trailPlace.replaceChildren(...trailBox(runbook, trail, (count) => go(trail.slice(0, count))));
    const section = sections.get(stepOf(position) ?? '');
    if (section) section.dataset['current'] = '';
    objection = position.kind === 'step' || position.kind === 'outcome' ? objectionTo(position.step, section) : undefined;
    if (position.kind === 'step' && position.step.answers.some(({ selectors }) => selectors.length > 0)) {
      section?.querySelector('.answers')?.before(pasteBox(position.step, (index) => choose(trail, index)));
    }
    (section ?? panel).focus({ preventScroll: true });
    scrollTo({ top: 0 });
  };

  const objectionTo = (step: WalkStep, section: HTMLElement | undefined) => {
    const command = step.holds && section?.querySelector('figure.command');
    if (!command) return undefined;
    const made = objectionBox(step);
    command.before(made.box);
    made.update(versions);
    return made;
  };

  const keepVersions = (trail: Trail) => history.replaceState(ours, '', `#${printTrail(trail, versions)}`);

  let opened = false;
  /** What the address holds. Of an older entry of this walk the versions do not count: what was entered last holds, also for Back. */
  const readAddress = () => {
    const read = readTrail(runbook, location.hash)!;
    if (!opened || history.state !== ours) versions = { ...versions, ...read.versions };
    opened = true;
    if (printTrail(read.trail, versions) !== printTrail(read.trail, read.versions)) keepVersions(read.trail);
    return read;
  };

  /** The link of the last answer on the page itself: it has the address and the title of what it leads to. */
  const leadsOf = (trail: Trail): HTMLAnchorElement | undefined => {
    const last = trail.at(-1);
    const index = runbook.steps.find(({ id }) => id === last?.step)?.answers.findIndex(({ key }) => key === last?.answer);
    return last && sections.get(last.step)?.querySelector<HTMLAnchorElement>(`a[data-answer="${index}"]`) || undefined;
  };

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-answer]');
    if (!link || !isWalking() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(readTrail(runbook, location.hash)!.trail, Number(link.dataset['answer']));
  });
  addEventListener('hashchange', show);
  if (isWalking()) show();
}

function stepOf(position: Position): string | undefined {
  return position.kind === 'step' || position.kind === 'outcome' ? position.step.id : undefined;
}
