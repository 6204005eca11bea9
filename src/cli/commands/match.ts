import { bestPerRecord } from '../../core/signature/best.ts';
import { compileMatcher } from '../../core/signature/match.ts';
import type { Match, Signature } from '../../core/signature/signature.ts';
import type { Catalogue, KeptSignatures, RunbookCard } from '../../node/catalogue.ts';
import type { CommandResult } from '../command-result.ts';
import { brokenNote, catalogueOf, type Context } from '../context.ts';
import { logSentence, type LogDescription } from '../describe-log.ts';
import { evidenceIn } from '../evidence-in.ts';
import { openLog } from '../read-log.ts';
import { explanationInLog, matchInLog, readingOf } from '../reading.ts';
import { evidenceParts } from '../text/evidence-text.ts';
import { explanationText, knownText } from '../text/match-text.ts';
import { joined, nextLines, proseLines } from '../text/page.ts';
import type { Style } from '../text/style.ts';

export interface MatchOptions {
  readonly explain?: boolean;
  /** Versions that run, per product. */
  readonly version?: Readonly<Record<string, string>>;
}

/** Signatures explained where nothing matches. */
const mostNearest = 3;

/** `leadline match`: which known error a log shows, and what to do next. */
export async function matchCommand(context: Context, file: string | undefined, options: MatchOptions): Promise<CommandResult> {
  const { terminal: { style } } = context;
  const opened = await openLog(file, context.terminal);
  const catalogue = await catalogueOf(context);
  const kept = catalogue.signatures();
  const { signatures } = kept;
  const reading = await readingOf(opened, kept);
  const { text, lines, log } = reading;
  const seen = await evidenceIn(reading.beginning, catalogue, options.version);
  const matches = (await matchLog(kept, text, seen.versions)).map((match) => matchInLog(match, reading));
  const best = bestPerRecord(matches);
  const explanations = options.explain ? (await explain(signatures, matches, text)).map((each) => explanationInLog(each, reading)) : undefined;
  const cards = best.flatMap((match) => catalogue.incidents.filter(({ id }) => id === match.record).map((card) => ({ card, match })));
  const notes = brokenNote(catalogue);
  return {
    text: joined([
      ...(cards.length > 0 ? cards.map(({ card, match }) => knownText(card, match, lines, style)) : [unknownLines(log, signatures.length, style)]),
      ...(explanations ?? []).map((explanation) => explanationText(explanation, style)),
      ...evidenceParts(seen, style),
      cards.length > 0 ? nextWhenKnown(cards.map(({ card }) => card.id), style) : nextWhenUnknown(log, catalogue, file, options.explain === true, style),
    ]),
    json: {
      verdict: cards.length > 0 ? 'known' : 'unknown',
      records: cards.map(({ card }) => ({
        ...card,
        matches: matches.filter(({ record }) => record === card.id).map(({ signature, lines: found }) => ({ signature, lines: found })),
      })),
      log,
      ...(explanations && { explanations }),
      ...(seen.versions && { versions: seen.versions }),
      ...(seen.evidence.length > 0 && { evidence: seen.evidence }),
    },
    ...(notes && { notes }),
    exitCode: cards.length > 0 ? 0 : 1,
  };
}

/** Every signature that holds. */
export async function matchLog({ signatures, anchors }: KeptSignatures, text: string, versions?: MatchOptions['version']): Promise<Match[]> {
  const matches = compileMatcher(signatures, anchors).match(text);
  const signatureOf = ({ record, signature }: Match) => signatures.find((each) => each.record === record && each.index === signature)!;
  // Comparing versions takes a library that is slow to load, and most signatures are printed by all versions.
  if (!versions || !matches.some((match) => Object.keys(signatureOf(match).versions).some((product) => versions[product] !== undefined))) return matches;
  const { allowedByVersions } = await import('../../core/signature/allowed-by-versions.ts');
  const isAllowed = allowedByVersions(versions);
  return matches.filter((match) => isAllowed(signatureOf(match)));
}

async function explain(signatures: readonly Signature[], matches: readonly Match[], text: string) {
  if (matches.length === 0) return (await import('../nearest-signatures.ts')).nearestSignatures(signatures, text, mostNearest);
  const { explainMatch } = await import('../../core/signature/explain.ts');
  const matched = new Set(matches.map(({ record }) => record));
  return signatures.filter(({ record }) => matched.has(record)).map((signature) => explainMatch(signature, text));
}

function unknownLines(log: LogDescription, signatures: number, style: Style): string[] {
  const looked = signatures === 1 ? 'the one signature that there is' : `any of ${signatures} signatures`;
  return [
    `${style.yellow(style.bold('UNKNOWN'))}  This log does not fit ${signatures === 0 ? 'anything: there are no signatures yet' : looked}.`,
    '',
    ...proseLines(logSentence(log), style.width),
    ...(log.worst ? proseLines(`Look first at line ${log.worst.line}: ${log.worst.level}: ${log.worst.message}`, style.width, 2) : []),
  ];
}

const nextWhenKnown = (ids: readonly string[], style: Style): string[] => nextLines(ids.flatMap((id): [string, string][] => [
  [`leadline show ${id}#confirm`, 'make sure before you act'],
  [`leadline show ${id}`, 'all of it'],
]), style);

function nextWhenUnknown(log: LogDescription, catalogue: Catalogue, file: string | undefined, explained: boolean, style: Style): string[] {
  const isFile = file !== undefined && file !== '-';
  return nextLines([
    ...runbooksFor(log, catalogue.runbooks).map(({ id, title }): [string, string] => [`leadline walk ${id}`, title]),
    ...(explained ? [] : [[`leadline match ${isFile ? `${file} ` : ''}--explain`, 'how near each signature comes'] satisfies [string, string]]),
    [`leadline new --log ${isFile ? file : '<file>'}`, 'write it down, once you know the cause'],
  ], style);
}

/** Runbooks that speak of a program in the log come first. */
function runbooksFor({ programs }: LogDescription, runbooks: readonly RunbookCard[]): RunbookCard[] {
  const names = programs.map((program) => program.replace(/\.service$/, '').toLowerCase());
  const speaksOf = ({ id, title, summary }: RunbookCard) => names.some((name) => `${id} ${title} ${summary}`.toLowerCase().includes(name));
  return [...runbooks].sort((a, b) => Number(speaksOf(b)) - Number(speaksOf(a))).slice(0, 3);
}
