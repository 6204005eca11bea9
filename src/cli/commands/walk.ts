import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { Runbook } from '../../core/runbook/runbook.ts';
import { readTrail, trailMarkdown, type HostVersions, type ReadTrail } from '../../core/runbook/trail.ts';
import { answer, positionOf, toWalkRunbook, type Trail } from '../../core/runbook/walk.ts';
import type { Catalogue } from '../../node/catalogue.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { catalogueOf, type Context } from '../context.ts';
import { findEntry, readTarget } from '../find-entry.ts';
import { positionText } from '../text/position-text.ts';
import { runbookText } from '../text/runbook-text.ts';
import { noObjection, type Objection } from '../text/objection.ts';

export interface WalkOptions {
  /** Numbers from 1, separated by commas. */
  readonly answers?: string;
  /** A fragment as the page's address holds it. */
  readonly trail?: string;
  /** Versions on the host, by product; they hold before those of the trail. */
  readonly versionOf?: Readonly<Record<string, string>>;
}

/** `leadline walk`: asks on a terminal; elsewhere prints where the answers lead, or the whole runbook. */
export async function walkCommand(context: Context, id: string, options: WalkOptions): Promise<CommandResult> {
  const catalogue = await catalogueOf(context);
  const runbook = await findRunbook(catalogue, id);
  const { style } = context.terminal;
  const resumed = options.trail === undefined ? undefined : trailFrom(runbook, options.trail);
  const versions = { ...resumed?.versions, ...options.versionOf };
  const objectionTo = Object.keys(versions).length === 0 ? noObjection : await objectionFor(versions);
  const trail = options.answers === undefined ? resumed?.trail ?? [] : withAnswers(runbook, resumed?.trail ?? [], options.answers);
  const notes = resumed?.notes;

  if (context.terminal.interactive && options.answers === undefined) {
    const [{ walkLoop }, { conversationOn }] = await Promise.all([import('../walk/walk-loop.ts'), import('../walk/conversation.ts')]);
    const talk = conversationOn(context.terminal);
    if (notes) talk.print(`${notes}\n`);
    await walkLoop(runbook, trail, { ...contentOf(catalogue), objectionTo, versions }, talk, style, context.now);
    talk.close();
    return { text: '', exitCode: 0 };
  }
  if (options.answers === undefined && resumed === undefined) return { text: runbookText(runbook, undefined, style, objectionTo), exitCode: 0 };
  const walk = toWalkRunbook(runbook);
  const place = positionText(runbook, positionOf(walk, trail), catalogue.incidents, objectionTo, style);
  return { text: `${harmless(trailMarkdown(walk, trail, versions))}\n${place.slice(1).join('\n')}\n`, ...(notes && { notes }), exitCode: 0 };
}

/** Comparing versions takes a library, which a walk without any does not wait for. */
async function objectionFor(versions: HostVersions): Promise<Objection> {
  const { guardObjection } = await import('../../core/incident/guard-objection.ts');
  return ({ command }) => command?.holds && guardObjection(command.holds, versions);
}

async function findRunbook(catalogue: Catalogue, text: string): Promise<Runbook> {
  const entry = findEntry(catalogue, readTarget(text).id);
  if (entry.kind === 'runbook') return catalogue.runbook(entry.card);
  const runbooks = catalogue.runbooks.map(({ id }) => id).join(', ');
  throw new Problem(`${text} is no runbook, so it cannot be walked.`, `Read it with leadline show ${text}. Runbooks are: ${runbooks || 'none yet'}.`);
}

const contentOf = (catalogue: Catalogue) => ({
  incidents: catalogue.incidents,
  async runbook(id: string): Promise<Runbook | undefined> {
    const card = catalogue.runbooks.find((each) => each.id === id);
    return card && catalogue.runbook(card);
  },
});

function trailFrom(runbook: Runbook, fragment: string): Pick<ReadTrail, 'trail' | 'versions'> & { readonly notes?: string } {
  const read = readTrail(toWalkRunbook(runbook), fragment.slice(fragment.lastIndexOf('#') + 1));
  if (!read) throw new Problem(`“${fragment}” is no trail.`, "A trail is the part of a page's address that begins with #walk=.");
  const { trail, versions } = read;
  if (read.stale.length === 0) return { trail, versions };
  return { trail, versions, notes: `The runbook has changed since: ${read.stale.length} of the answers do not fit any more and were left out.` };
}

function withAnswers(runbook: Runbook, start: Trail, answers: string): Trail {
  const walk = toWalkRunbook(runbook);
  return answers.split(',').map((word) => word.trim()).filter((word) => word !== '').reduce<Trail>((trail, word) => {
    const position = positionOf(walk, trail);
    if (position.kind !== 'step') throw new Problem(`The walk has ended before answer ${word}.`, `Give ${trail.length} answers.`);
    const { title, answers: possible } = position.step;
    if (!/^\d{1,3}$/.test(word) || !possible[Number(word) - 1]) {
      throw new Problem(`“${title}” has no answer ${word}.`, possible.map(({ label }, index) => `${index + 1} ${label}`).join('; '));
    }
    return answer(walk, trail, Number(word) - 1);
  }, start);
}
