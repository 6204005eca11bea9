import type { Compiled, Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { Document, Fence } from '../markdown/document.ts';
import { placeOfFenceLine } from '../markdown/place.ts';
import { compileSignature } from '../signature/compile.ts';
import { explainMatch, type Explanation } from '../signature/explain.ts';
import { compileMatcher } from '../signature/match.ts';
import type { Signature } from '../signature/signature.ts';
import type { Sample } from './incident.ts';
import { products } from './schema.ts';

/** What the log fences of a record hold. */
export interface RecordLogs {
  readonly signatures: readonly Signature[];
  readonly samples: readonly Sample[];
}

/** Compiles signatures and samples, and tries each sample on the record's own signatures. */
export function compileLogs(document: Document): Compiled<RecordLogs> & { readonly value: RecordLogs } {
  const logs = document.fences.filter((fence) => fence.language === 'log');
  const diagnostics: Diagnostic[] = [];
  const signatures: Signature[] = [];
  for (const [index, fence] of logs.filter((log) => hasWord(log, 'signature')).entries()) {
    const compiled = compileSignature(fence.text, {
      record: document.id, index, options: signatureOptions(fence), place: placeOfFenceLine(fence, 0), optionsPlace: fence.place,
    });
    diagnostics.push(...compiled.diagnostics);
    if (compiled.value) signatures.push(compiled.value);
  }
  const samples = logs.flatMap(sampleOf);
  const isWhole = signatures.length === logs.filter((log) => hasWord(log, 'signature')).length;
  diagnostics.push(...checkPresence(document, logs), ...(isWhole ? checkSamples(signatures, samples) : []));
  return { value: { signatures, samples }, diagnostics };
}

const hasWord = (fence: Fence, word: string): boolean => fence.words.some(({ text }) => text === word);

/** Options that are no product were reported with the fence. */
function signatureOptions(fence: Fence): Record<string, string | true> {
  const versions = fence.options.filter((option) => (products as readonly string[]).includes(option.key)).map(({ key, value }) => [key, value] as const);
  return { ...Object.fromEntries(versions), ...(hasWord(fence, 'any-order') && { 'any-order': true }) };
}

function sampleOf(fence: Fence): Sample[] {
  const kind = hasWord(fence, 'sample') ? 'sample' : hasWord(fence, 'not') ? 'not' : undefined;
  if (!kind) return [];
  const title = fence.options.find((option) => option.key === 'title')?.value;
  return [{ kind, ...(title && { title }), text: fence.text, place: fence.place }];
}

function checkPresence(document: Document, logs: readonly Fence[]): Diagnostic[] {
  const symptoms = document.sections.find((section) => section.title === 'Symptoms');
  if (!symptoms) return [];
  const found: Diagnostic[] = [];
  const says = symptoms.nodes.some((node) => node.type === 'paragraph' || node.type === 'list' || node.type === 'blockquote' || node.type === 'table');
  if (!says) found.push(diagnostic('incident/empty-symptom', symptoms.place, {}));
  // One whose role is misspelt may be the missing one, and was reported.
  if (logs.some((log) => !['signature', 'sample', 'not'].some((role) => hasWord(log, role)))) return found;
  if (!logs.some((log) => hasWord(log, 'signature'))) found.push(diagnostic('incident/no-signature', symptoms.place, {}));
  if (!logs.some((log) => hasWord(log, 'sample'))) found.push(diagnostic('incident/no-sample', symptoms.place, {}));
  return found;
}

function checkSamples(signatures: readonly Signature[], samples: readonly Sample[]): Diagnostic[] {
  if (signatures.length === 0) return [];
  const matcher = compileMatcher(signatures);
  return samples.flatMap((sample) => {
    const [match] = matcher.match(sample.text);
    if (sample.kind === 'sample') return match ? [] : [notMatched(signatures, sample)];
    const signature = match && signatures.find((each) => each.index === match.signature);
    if (!signature) return [];
    return [diagnostic('incident/not-matched', sample.place, {}, { related: [{ note: 'the signature that matches', place: signature.place }] })];
  });
}

/** Names the line that fails in the signature of which most lines hold. */
function notMatched(signatures: readonly Signature[], sample: Sample): Diagnostic {
  const nearest = signatures.map((signature) => ({ signature, report: explainMatch(signature, sample.text) }))
    .reduce((best, each) => (holding(each.report) > holding(best.report) ? each : best));
  const index = nearest.report.firstFailed;
  const condition = index === undefined ? undefined : nearest.report.conditions[index];
  const line = index === undefined ? undefined : nearest.signature.lines[index];
  return diagnostic('incident/sample-not-matched', sample.place, {
    signatures: signatures.length, ...(condition && { line: condition.condition }), ...(condition?.failure && { failure: condition.failure }),
  }, { related: line ? [{ note: 'this line of the signature', place: line.place }] : [] });
}

function holding(report: Explanation): number {
  return report.conditions.filter((condition) => condition.holds).length / Math.max(1, report.conditions.length);
}
