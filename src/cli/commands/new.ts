import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describeLog } from '../../core/signature/describe-log.ts';
import { draftFromLog } from '../../core/draft/choose-sample.ts';
import { composeDraft } from '../../core/draft/compose-draft.ts';
import { redactionNote } from '../../core/draft/redaction-note.ts';
import { compileJudge } from '../../core/signature/judge.ts';
import { openCatalogue, type Catalogue } from '../../node/catalogue.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { projectOf, type Context } from '../context.ts';
import { Cancelled } from '../draft/cancelled.ts';
import { nameWithoutAsking, readGivenName } from '../draft/name-draft.ts';
import { readLog, readLogIfAny } from '../read-log.ts';
import { newText } from '../text/new-text.ts';

export interface NewOptions {
  readonly id?: string;
  readonly title?: string;
  readonly component?: string;
  readonly severity?: string;
  readonly affects?: Readonly<Record<string, string>>;
  readonly source?: readonly string[];
  readonly log?: string;
  readonly print?: boolean;
  readonly anyway?: boolean;
}

/** `leadline new`: a record begun from a log. Never overwrites a file. */
export async function newCommand(context: Context, options: NewOptions): Promise<CommandResult> {
  try {
    return await begin(context, options);
  } catch (error) {
    if (error instanceof Cancelled) return { text: '', notes: 'Nothing was written.', json: { written: false }, exitCode: 2 };
    throw error;
  }
}

async function begin(context: Context, options: NewOptions): Promise<CommandResult> {
  const root = projectOf(context, 'write');
  const catalogue = await openCatalogue(root);
  const given = readGivenName(options);
  const isAsking = context.terminal.interactive && (given.title === undefined || given.component === undefined);
  const log = await logOf(context, options.log, isAsking);
  const described = log === undefined ? undefined : describeLog(log);
  const { signatures, anchors } = catalogue.signatures();
  const [known] = log === undefined || options.anyway ? [] : compileJudge(signatures, anchors).judge(log).candidates;
  if (known?.verdict === 'known') return alreadyKnown(known.record);

  const name = isAsking
    ? await (await import('../draft/ask.ts')).askForName(given, described, (id) => isTaken(root, id, catalogue), context.terminal)
    : nameWithoutAsking(given, described);
  const draft = log === undefined ? { signature: '', redactions: [] } : draftFromLog(log, described?.worst?.line);
  const text = composeDraft({
    ...name,
    severityIsGuess: !isAsking && given.severity === undefined,
    affects: options.affects ?? {},
    sources: options.source ?? [],
    reviewed: context.now().toISOString().slice(0, 10),
    ...draft,
  });
  const file = `content/incidents/${name.id}.md`;
  const json = { id: name.id, file, written: options.print !== true, signature: draft.signature, redactions: draft.redactions };
  if (options.print) return { text, json: { ...json, text }, notes: redactionNote(draft.redactions), exitCode: 0 };
  write(root, name.id, text, catalogue);
  return { text: newText(relative(context.current, join(root, file)), draft, options.log, context.terminal.style), json, exitCode: 0 };
}

/** The log, from a file, a pipe, or a paste where a person is asked; `undefined` where there is none. */
async function logOf({ terminal }: Context, file: string | undefined, isAsking: boolean): Promise<string | undefined> {
  if (file !== undefined) return readLog(file, terminal);
  if (!terminal.input.isTTY) return readLogIfAny('-', terminal);
  if (!isAsking) return undefined;
  const { askForLog } = await import('../draft/ask.ts');
  const log = await askForLog(terminal);
  return log === undefined || log.trim() === '' ? undefined : log;
}

const isTaken = (root: string, id: string, { runbooks, incidents }: Catalogue): boolean =>
  [...runbooks, ...incidents].some((card) => card.id === id) || existsSync(join(root, `content/incidents/${id}.md`));

function write(root: string, id: string, text: string, catalogue: Catalogue): void {
  const taken = new Problem(`The id ${id} is taken.`, 'Choose another one with --id, or edit what is there.');
  if (isTaken(root, id, catalogue)) throw taken;
  const path = join(root, `content/incidents/${id}.md`);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken : error;
  }
}

function alreadyKnown(record: string): CommandResult {
  return {
    text: '',
    notes: `This log is known already: leadline show ${record}. Nothing was written. If it is another failure with the same lines, use --anyway, and tell the two apart in their signatures.`,
    json: { written: false, known: record },
    exitCode: 1,
  };
}
