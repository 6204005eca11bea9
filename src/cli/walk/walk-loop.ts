import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { Runbook } from '../../core/runbook/runbook.ts';
import { printTrail, trailMarkdown, type HostVersions } from '../../core/runbook/trail.ts';
import { answer, answerFor, back, positionOf, toWalkRunbook, type Position, type Trail, type WalkRunbook } from '../../core/runbook/walk.ts';
import type { IncidentCard } from '../../node/catalogue.ts';
import { openingLines, positionText } from '../text/position-text.ts';
import type { Objection } from '../text/objection.ts';
import type { Style } from '../text/style.ts';
import type { Conversation } from './conversation.ts';

/** What a walk needs of the rest of the content. */
export interface WalkContent {
  readonly incidents: readonly IncidentCard[];
  /** `undefined` where there is no such runbook. */
  runbook(id: string): Promise<Runbook | undefined>;
  /** Says which commands do not hold on the person's host. */
  readonly objectionTo: Objection;
  /** Kept with the trail. */
  readonly versions: HostVersions;
}

/** Walks until the other side quits. What is said along the way is printed; the trail comes last, as Markdown for the ticket. */
export async function walkLoop(first: Runbook, start: Trail, content: WalkContent, talk: Conversation, style: Style, now: () => Date): Promise<void> {
  let runbook = first;
  let walk = toWalkRunbook(runbook);
  let trail = start;
  const say = (text: string) => talk.print(`${text}\n`);
  const show = () => talk.print(`\n${positionText(runbook, positionOf(walk, trail), content.incidents, content.objectionTo, style).join('\n')}\n\n`);

  if (trail.length === 0) talk.print(`${openingLines(runbook, style).join('\n')}\n`);
  show();
  for (;;) {
    const position = positionOf(walk, trail);
    const said = (await talk.ask(promptFor(position, trail, style)))?.trim();
    if (said === undefined || said === 'q' || said === 'quit') break;
    if (said === 't') talk.print(`\n${harmless(trailMarkdown(walk, trail, content.versions))}\n`);
    else if (said === 'b') {
      if (trail.length === 0) say('This is the first question.');
      else {
        trail = back(trail);
        show();
      }
    } else if (said === 'p' && position.kind === 'step') {
      const index = await pasted(position, talk, style);
      if (index !== undefined) {
        trail = answer(walk, trail, index, now().toISOString());
        show();
      }
    } else if (said === '' && position.kind === 'runbook') {
      const next = await content.runbook(position.runbook);
      if (!next) say(`There is no runbook ${position.runbook}.`);
      else {
        talk.print(`\n${harmless(trailMarkdown(walk, trail, content.versions))}\n`);
        [runbook, walk, trail] = [next, toWalkRunbook(next), []];
        talk.print(`${openingLines(runbook, style).join('\n')}\n`);
        show();
      }
    } else if (position.kind === 'step' && /^\d{1,3}$/.test(said) && Number(said) >= 1 && Number(said) <= position.step.answers.length) {
      trail = answer(walk, trail, Number(said) - 1, now().toISOString());
      show();
    } else if (said !== '') say(helpFor(position, said));
  }
  talk.print(`\n${ending(walk, trail, content.versions, style)}`);
}

/** The answer that a pasted output selects; says what it took, or that none fits. */
async function pasted(position: Extract<Position, { kind: 'step' }>, talk: Conversation, style: Style): Promise<number | undefined> {
  talk.print(style.dim('Paste what the command printed; end with a line that holds a single dot, or with Ctrl-D.\n'));
  const text = await talk.askForText();
  if (text === undefined) return undefined;
  const index = answerFor(position.step, text);
  if (index === undefined) talk.print(`No answer is known for this output${position.step.answers.some(({ selectors }) => selectors.length > 0) ? '' : ': none of the answers names one'}. Choose by number.\n`);
  else talk.print(`${style.green('That is answer')} ${index + 1}: ${harmless(position.step.answers[index]!.label)}\n`);
  return index;
}

function promptFor(position: Position, trail: Trail, style: Style): string {
  const keys = [
    ...(position.kind === 'step' ? [position.step.answers.length === 1 ? '1' : `1-${position.step.answers.length}`, 'p paste output'] : []),
    ...(position.kind === 'runbook' ? ['Enter go on there'] : []),
    ...(trail.length > 0 ? ['b back', 't trail'] : []),
    'q quit',
  ];
  return `${style.dim(keys.join(style.unicode ? ' · ' : ', '))} ${style.bold('>')} `;
}

function helpFor(position: Position, said: string): string {
  if (position.kind !== 'step') return 'The walk ends here: b goes back, t prints the trail, q quits.';
  return /^\d+$/.test(said)
    ? `There is no answer ${said}.`
    : 'Type the number of an answer, or p to paste what the command printed.';
}

/** The trail for the ticket, and how to go on later. */
function ending(walk: WalkRunbook, trail: Trail, versions: HostVersions, style: Style): string {
  if (trail.length === 0) return '';
  return `${harmless(trailMarkdown(walk, trail, versions))}\n${style.dim(`Go on later: leadline walk ${walk.id} --trail '#${printTrail(trail, versions)}'`)}\n`;
}
