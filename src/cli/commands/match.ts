import { logSentence, type LogDescription } from '../../core/signature/describe-log.ts';
import { compileJudgeFinder, judgeOf, type Candidate, type Judgement, type Verdict } from '../../core/signature/judge.ts';
import type { Finder } from '../../core/signature/match.ts';
import { normalise, type NormalisedPaste } from '../../core/signature/normalise.ts';
import type { Signature } from '../../core/signature/signature.ts';
import { runbooksFor } from '../../core/verdict/runbooks-for.ts';
import { unknownSentence } from '../../core/verdict/words.ts';
import type { Catalogue } from '../../node/catalogue.ts';
import type { CommandResult } from '../command-result.ts';
import { brokenNote, catalogueOf, type Context } from '../context.ts';
import { evidenceIn } from '../evidence-in.ts';
import { isStdin, openLog } from '../read-log.ts';
import { explanationInLog, judgementInLog, readingOf } from '../reading.ts';
import { evidenceParts } from '../text/evidence-text.ts';
import { commandsFor, consequenceLines, explanationText, verdictParts } from '../text/match-text.ts';
import { joined, nextLines, proseLines } from '../text/page.ts';
import type { Style } from '../text/style.ts';

export interface MatchOptions {
  readonly explain?: boolean;
  /** Versions that run, per product. */
  readonly versionOf?: Readonly<Record<string, string>>;
}

/** Signatures explained where nothing matches. */
const mostNearest = 3;

/** `leadline match`: which known error a log shows, and what to do next. */
export async function matchCommand(context: Context, file: string | undefined, options: MatchOptions): Promise<CommandResult> {
  const { terminal: { style } } = context;
  const opened = await openLog(file, context.terminal);
  const catalogue = await catalogueOf(context);
  const { signatures, anchors } = catalogue.signatures();
  const finder = compileJudgeFinder(signatures, anchors);
  const reading = await readingOf(opened, finder);
  const { lines } = reading;
  const paste = normalise(reading.text);
  const seen = await evidenceIn(reading.beginning, catalogue, options.versionOf);
  const { verdict, candidates, consequences } = judgementInLog(await judgeLog(finder, paste, seen.versions), reading);
  const explanations = options.explain ? (await explain(signatures, candidates, paste)).map((each) => explanationInLog(each, reading)) : undefined;
  const found = candidates.flatMap((candidate) => catalogue.incidents.filter(({ id }) => id === candidate.record).map((card) => ({ card, candidate })));
  const notes = brokenNote(catalogue);
  return {
    text: joined([
      ...verdictParts(verdict, found, lines, style),
      ...(verdict === 'known' ? [] : [unknownLines(reading.log, signatures.length, verdict, style)]),
      ...(consequences.length > 0 ? [consequenceLines(consequences, verdict, style)] : []),
      ...(explanations ?? []).map((explanation) => explanationText(explanation, style)),
      ...evidenceParts(seen, style),
      verdict === 'known' ? nextLines(found.flatMap(({ card }) => commandsFor(card.id)), style) : nextWhenUnknown(reading.log, catalogue, file, { similar: found[0]?.card.id, explained: options.explain === true }, style),
    ]),
    // Read only where it is printed.
    get json() {
      return {
        verdict,
        candidates: found.map(({ card, candidate: { verdict: claim, confidence, role, matches, agrees, missing } }) => ({
          ...card, verdict: claim, confidence, role, agrees, missing, matches: matches.map(({ signature, lines: matched }) => ({ signature, lines: matched })),
        })),
        consequences,
        log: reading.log,
        ...(explanations && { explanations }),
        ...(seen.versions && { versions: seen.versions }),
        ...(seen.evidence.length > 0 && { evidence: seen.evidence }),
      };
    },
    ...(notes && { notes }),
    exitCode: verdict === 'known' ? 0 : 1,
  };
}

/** Which records a log shows; signatures that other versions print are left out. */
async function judgeLog(finder: Finder, paste: NormalisedPaste, versions?: MatchOptions['versionOf']): Promise<Judgement> {
  const { judge, signatures } = judgeOf(finder);
  const first = judge(paste);
  // Comparing versions takes a library that is slow to load, and most signatures are printed by all versions.
  const named = new Set(first.candidates.map(({ record }) => record));
  const isRanged = signatures.some((signature) => named.has(signature.record) && Object.keys(signature.versions).some((product) => versions?.[product] !== undefined));
  if (!versions || !isRanged) return first;
  const { allowedByVersions } = await import('../../core/signature/allowed-by-versions.ts');
  return judge(paste, { only: allowedByVersions(versions) });
}

async function explain(signatures: readonly Signature[], candidates: readonly Candidate[], paste: NormalisedPaste) {
  if (candidates[0]?.verdict !== 'known') return (await import('../nearest-signatures.ts')).nearestSignatures(signatures, paste, mostNearest);
  const { explainMatch } = await import('../../core/signature/explain.ts');
  const matched = new Set(candidates.map(({ record }) => record));
  return signatures.filter(({ record }) => matched.has(record)).map((signature) => explainMatch(signature, paste));
}

function unknownLines(log: LogDescription, signatures: number, verdict: Verdict, style: Style): string[] {
  return [
    ...(verdict === 'similar' ? [] : [`${style.yellow(style.bold('UNKNOWN'))}  ${unknownSentence(signatures)}`, '']),
    ...proseLines(logSentence(log), style.width),
    ...(log.worst ? proseLines(`Look first at line ${log.worst.line}: ${log.worst.level}: ${log.worst.message}`, style.width, 2) : []),
  ];
}

function nextWhenUnknown(log: LogDescription, catalogue: Catalogue, file: string | undefined, { similar, explained }: { readonly similar: string | undefined; readonly explained: boolean }, style: Style): string[] {
  const isFile = !isStdin(file);
  return nextLines([
    ...(similar === undefined ? [] : [[`leadline show ${similar}#confirm`, 'whether it is that one'] satisfies [string, string]]),
    ...runbooksFor(log, catalogue.runbooks).map(({ id, title }): [string, string] => [`leadline walk ${id}`, title]),
    ...(explained ? [] : [[`leadline match ${isFile ? `${file} ` : ''}--explain`, 'how near each signature comes'] satisfies [string, string]]),
    [`leadline new --log ${isFile ? file : '<file>'}`, 'write it down, once you know the cause'],
  ], style);
}
