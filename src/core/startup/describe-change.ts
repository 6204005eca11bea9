import { codeSpans, type TextPiece } from '../markdown/code-spans.ts';
import type { ComparedStage, ObservableTurn } from './compare.ts';
import type { StepChange } from './compare-step.ts';
import { limitWords } from './duration.ts';
import { observableNames } from './observable-names.ts';

/** One change as a line: what a reader looks for first, then the words. */
export interface ChangeLine {
  readonly sign: 'new' | 'gone' | 'changed';
  readonly pieces: readonly TextPiece[];
}

/** The change in words, as the later version sees it; nothing for what it does, which is read as a whole. */
export function describeChange(change: StepChange): ChangeLine | undefined {
  switch (change.kind) {
    case 'name': return line('changed', [plain(`is called “${change.to}”, was “${change.from}”`)]);
    case 'concurrent': return line('changed', [plain(change.to ? 'runs beside the following steps' : 'no longer runs beside the following steps')]);
    case 'message': return messageLine(change);
    case 'wait': {
      const what = codeSpans(change.for);
      if ('was' in change) return line('changed', [plain(`waits ${limitWords(change.limit)}, was ${limitWords(change.was)}: for `), ...what]);
      if (change.change === 'gone') return line('gone', [plain('no longer waits for '), ...what]);
      return line('new', [plain('waits for '), ...what, plain(`: ${limitWords(change.limit)}`)]);
    }
    case 'read': {
      const path = { text: change.path, code: true };
      if ('was' in change) return line('changed', [path, plain(' damaged: '), ...codeSpans(change.damaged), plain('; was: '), ...codeSpans(change.was)]);
      if (change.change === 'gone') return line('gone', [plain('no longer reads '), path]);
      return line('new', [plain('reads '), path, plain('; damaged: '), ...codeSpans(change.damaged)]);
    }
    case 'observable': {
      const [was, is] = [change.from, change.to].map((state) => state ?? 'not changed here');
      return line('changed', [plain(`${observableNames[change.key]}: ${is}, was ${was}`)]);
    }
    case 'end': {
      const [when, { from, to }] = [change.field === 'fails' ? 'if it fails' : 'if it is killed here', change];
      if (from === undefined) return line('new', [plain(`${when}: ${to}`)]);
      return line(to === undefined ? 'gone' : 'changed', [plain(`${when}: ${to ?? 'nothing is said'}; was: ${from}`)]);
    }
    case 'does': return undefined;
  }
}

function messageLine(change: Extract<StepChange, { kind: 'message' }>): ChangeLine {
  const says = [plain(`${change.level} `), { text: change.text, code: true }];
  if (!('was' in change)) return change.change === 'new' ? line('new', [plain('says '), ...says]) : line('gone', [plain('no longer says '), ...says]);
  if (change.change === 'level') return line('changed', [plain('says '), ...says, plain(`, was ${change.was.level}`)]);
  const level = change.was.level === change.level ? '' : `${change.was.level} `;
  return line('changed', [plain('says '), ...says, plain(`, was ${level}`), { text: change.was.text, code: true }]);
}

/** Where a stage stands now, beside where it stood. */
export function describePlace({ state, from, to, after }: Pick<ComparedStage, 'state' | 'from' | 'to' | 'after'>): string {
  switch (state) {
    case 'appeared': return `appeared as step ${to}`;
    case 'went': return `went; it was step ${from}`;
    case 'moved': return `moved from step ${from} to ${to}: ${after?.to === undefined ? 'now before all others' : `now after “${after.to}”`}, ${after?.from === undefined ? 'was before all others' : `was after “${after.from}”`}`;
    case 'kept': return from === to ? `step ${to} in both` : `step ${to}, was ${from}, in the same order`;
  }
}

/** From which step on a thing can be seen in one order. */
export const describeTurns = (turns: readonly ObservableTurn[]): string =>
  (turns.length === 0 ? 'never' : turns.map(({ state, number, name }) => `${state} from step ${number}, ${name}`).join('; '));

const plain = (text: string): TextPiece => ({ text, code: false });
const line = (sign: ChangeLine['sign'], pieces: readonly TextPiece[]): ChangeLine => ({ sign, pieces });
