import type { Drawing } from '../core/diagram/draw.ts';
import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import type { TextPiece } from '../core/markdown/code-spans.ts';
import { incidentUrl, runbookUrl } from '../core/knowledge-base/urls.ts';
import { renderRunbookMermaid } from '../core/runbook/render-mermaid.ts';
import type { Answer, OutcomeKind, Runbook } from '../core/runbook/runbook.ts';
import { toWalkRunbook, type WalkRunbook } from '../core/runbook/walk.ts';
import type { Excerpts } from '../core/source/excerpt.ts';
import { runbookCard, type RunbookCard } from './cards.ts';
import type { Draw } from './draw.ts';
import { withExcerpts } from './excerpts.ts';
import { markCaptions } from './language.ts';

export interface RunbookListPageProps {
  readonly runbooks: readonly RunbookCard[];
}

export const runbookListPage = (kb: KnowledgeBase): RunbookListPageProps => ({ runbooks: kb.runbooks.map(runbookCard) });

export interface RunbookPageProps extends Pick<Runbook, 'id' | 'title' | 'summary' | 'introductionHtml' | 'start' | 'reviewed' | 'sources' | 'lang'> {
  readonly drawing: Drawing;
  readonly steps: readonly StepView[];
  readonly questions: number;
  readonly outcomes: number;
  /** What the script needs to walk it. */
  readonly walk: WalkRunbook;
}

export interface StepView {
  readonly id: string;
  /** From 1, in the order of the file; outcomes are numbered too. */
  readonly number: number;
  readonly title: string;
  readonly outcome?: OutcomeKind | undefined;
  readonly html: string;
  readonly answers: readonly AnswerView[];
}

export interface AnswerView {
  readonly label: string;
  readonly note: readonly TextPiece[];
  readonly url: string;
  /** Title of the step, incident or runbook that it leads to. */
  readonly leadsTo: string;
  /** Number of a step on this page. */
  readonly number?: number;
  readonly kind: 'step' | 'runbook' | OutcomeKind;
}

export async function runbookPage(kb: KnowledgeBase, runbook: Runbook, draw: Draw, excerpts: Excerpts): Promise<RunbookPageProps> {
  const { id, title, summary, introductionHtml, start, reviewed, sources, lang } = runbook;
  return {
    id, title, summary, start, reviewed, sources, lang,
    introductionHtml: markCaptions(withExcerpts(introductionHtml, excerpts), lang),
    drawing: await draw(renderRunbookMermaid(runbook, { titleOf: titlesOf(kb) })),
    questions: runbookCard(runbook).questions,
    outcomes: runbookCard(runbook).outcomes,
    steps: runbook.steps.map((step, index) => ({
      id: step.id,
      number: index + 1,
      title: step.title,
      outcome: step.outcome,
      html: markCaptions(withExcerpts(step.html, excerpts), lang),
      answers: step.answers.map((answer) => ({ label: answer.label, note: notePieces(answer), ...leadOf(kb, runbook, answer) })),
    })),
    walk: toWalkRunbook(runbook),
  };
}

/** The note with the output that it quotes as code; the selectors stand in it in their order. */
function notePieces({ note, selectors }: Answer): TextPiece[] {
  const pieces: TextPiece[] = [];
  let rest = note;
  for (const selector of selectors) {
    const at = rest.indexOf(selector);
    if (at < 0) continue;
    pieces.push({ text: rest.slice(0, at), code: false }, { text: selector, code: true });
    rest = rest.slice(at + selector.length);
  }
  return [...pieces, { text: rest, code: false }].filter(({ text }) => text !== '');
}

/** Titles for the leaves of a tree. */
export const titlesOf = (kb: KnowledgeBase) => (kind: 'incident' | 'runbook', id: string): string | undefined =>
  (kind === 'incident' ? kb.incidents : kb.runbooks).find((page) => page.id === id)?.title;

function leadOf(kb: KnowledgeBase, runbook: Runbook, { target }: Answer): Pick<AnswerView, 'url' | 'leadsTo' | 'number' | 'kind'> {
  switch (target.kind) {
    case 'step': {
      const index = runbook.steps.findIndex((step) => step.id === target.step);
      const step = runbook.steps[index];
      return { url: `#${target.step}`, leadsTo: step?.title ?? target.step, number: index + 1, kind: step?.outcome ?? 'step' };
    }
    case 'incident': {
      const record = kb.incidents.find(({ id }) => id === target.incident);
      return { url: `../${incidentUrl(target.incident, target.anchor)}`, leadsTo: record?.title ?? target.incident, kind: 'known-error' };
    }
    case 'runbook': {
      const other = kb.runbooks.find(({ id }) => id === target.runbook);
      return { url: `../${runbookUrl(target.runbook, target.step)}`, leadsTo: other?.title ?? target.runbook, kind: 'runbook' };
    }
  }
}
