import { draftFromLog } from '../draft/choose-sample.ts';
import { composeDraft } from '../draft/compose-draft.ts';
import { guessComponent, guessSeverity } from '../draft/guess.ts';
import { redactionNote } from '../draft/redaction-note.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { narrowedSentence } from '../evidence/narrowed-sentence.ts';
import { narrowing } from '../evidence/narrowing.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { mayHaveEvidence } from '../evidence/signs.ts';
import { allowedByVersions } from '../signature/allowed-by-versions.ts';
import type { LogDescription } from '../signature/describe-log.ts';
import { describeLog, logSentence } from '../signature/describe-log.ts';
import type { Candidate, Verdict } from '../signature/judge.ts';
import { compileJudge } from '../signature/judge.ts';
import { normalise } from '../signature/normalise.ts';
import type { Paste } from '../signature/paste.ts';
import { unpackSignatures } from '../signature/serialise.ts';
import type { ToCollect } from './collect.ts';
import { toCollect } from './collect.ts';
import { runbooksFor } from './runbooks-for.ts';
import type { ShownLine } from './shown-lines.ts';
import { shownLines } from './shown-lines.ts';
import type { VerdictIndex, VerdictRecord, VerdictRunbook } from './verdict-index.ts';
import { confidenceWords, consequencesHead, verdictSentence } from './words.ts';

/** A record that a paste shows or resembles, ready to print. */
export interface ReportedRecord extends VerdictRecord, Pick<Candidate, 'role' | 'missing'> {
  readonly id: string;
  readonly confidence: string;
  readonly lines: readonly ShownLine[];
}

/** What a page says about a paste, ready to print; plain JSON, and no larger for a long paste than for a short one. */
export interface Report {
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly records: readonly ReportedRecord[];
  readonly consequences?: { readonly head: string; readonly list: readonly { readonly line: ShownLine; readonly asks: string; readonly command: string }[] };
  readonly evidence: readonly Evidence[];
  /** Versions that narrowed the answer. */
  readonly narrowed?: string;
  /** Where no signature holds. */
  readonly unknown?: UnknownReport;
}

/** What helps where no record is known. */
export interface UnknownReport {
  /** What kind of log it is and who spoke. */
  readonly log: string;
  readonly worst?: LogDescription['worst'];
  readonly collect: readonly ToCollect[];
  readonly runbooks: readonly VerdictRunbook[];
  readonly draft: { readonly text: string; readonly note: string };
}

export interface ReportOptions {
  /** Day on which a draft is made, YYYY-MM-DD. */
  readonly today: string;
  /** What stacks are set beside; see `needsContext` in evidence/signs.ts. */
  readonly context?: EvidenceContext;
}

/** Fewer records are shown of what is only similar. */
const mostSimilar = 3;

/** Prepares an index for reporting on pastes. Made once; keeps nothing of a paste. */
export function compileReporter({ signatures: rows, records, runbooks }: VerdictIndex): (text: string, options: ReportOptions) => Report {
  const signatures = unpackSignatures(rows);
  const judge = compileJudge(signatures);
  return (text, { today, context }) => {
    const read = normalise(text);
    const { versions, named } = narrowing(text);
    const ranged = Object.keys(versions).length > 0;
    const judgement = judge.judge(read, ranged ? { only: allowedByVersions(versions) } : {});
    const { verdict, candidates, consequences } = judgement;
    const shown = candidates.slice(0, verdict === 'known' ? candidates.length : mostSimilar)
      .flatMap((candidate) => (records[candidate.record] ? [reported(candidate, records[candidate.record]!, read.paste)] : []));
    return {
      verdict,
      sentence: verdictSentence(judgement, signatures.length),
      records: shown,
      ...(consequences.length > 0 && {
        consequences: {
          head: consequencesHead(verdict),
          list: consequences.map(({ line, asks, command }) => ({ line: shownLines([line], read.paste)[0]!, asks, command })),
        },
      }),
      evidence: mayHaveEvidence(text) ? readEvidence(text, context, versions) : [],
      ...(named.length > 0 && { narrowed: narrowedSentence(named) }),
      ...(verdict !== 'known' && { unknown: unknownReport(text, runbooks, judgement.consequences, today) }),
    };
  };
}

const reported = (candidate: Candidate, record: VerdictRecord, paste: Paste): ReportedRecord => ({
  id: candidate.record, ...record, role: candidate.role, missing: candidate.missing, confidence: confidenceWords(candidate), lines: shownLines(candidate.agrees, paste),
});

function unknownReport(text: string, runbooks: readonly VerdictRunbook[], consequences: Parameters<typeof toCollect>[1], today: string): UnknownReport {
  const log = describeLog(text);
  const { redactions, ...draft } = draftFromLog(text, log.worst?.line);
  return {
    log: logSentence(log),
    ...(log.worst && { worst: log.worst }),
    collect: toCollect(log, consequences),
    runbooks: runbooksFor(log, runbooks),
    draft: {
      text: composeDraft({ component: guessComponent(log), severity: guessSeverity(log), severityIsGuess: true, affects: {}, sources: [], reviewed: today, ...draft }),
      note: redactionNote(redactions),
    },
  };
}
