import { textWidth } from '../../core/diagnostics/terminal-text.ts';
import { byText } from '../../core/order.ts';
import type { Drift, DriftTarget, SourcePlace } from '../../core/source/drift.ts';
import { shortRef } from '../../core/source/permalink.ts';
import type { Style } from './style.ts';

/** What became of pointers at another version: the files that moved, then who must look at what, then the sum. */
export function driftText(drift: readonly Drift[], targets: ReadonlyMap<string, DriftTarget>, { style, all }: { readonly style: Style; readonly all: boolean }): string {
  const heads = [...targets].map(([repository, { ref, commit }]) => style.bold(`${repository} at ${ref}`) + (ref === commit ? '' : style.dim(` ${commit.slice(0, 12)}`)));
  const shown = drift.filter(({ look }) => all || look);
  return [
    heads.join('\n'),
    movedFiles(drift),
    ...[...byFile(shown)].map(([file, rows]) => fileText(file, rows, style)),
    summary(drift),
  ].filter((part) => part !== '').join('\n\n') + '\n';
}

/** Files that pointers were followed out of, the one with the most pointers first. */
function movedFiles(drift: readonly Drift[]): string {
  const moves = new Map<string, number>();
  for (const { pointer, now } of drift) {
    const path = pathOf(pointer);
    if (now && now.path !== path) moves.set(`${path} → ${now.path}`, (moves.get(`${path} → ${now.path}`) ?? 0) + 1);
  }
  if (moves.size === 0) return '';
  const rows = [...moves].sort(([a, times], [b, others]) => others - times || byText(a, b));
  return ['In other files now:', ...rows.map(([move, times]) => `  ${move}  (${plural(times, 'pointer')})`)].join('\n');
}

interface Row {
  readonly line: number;
  readonly stage: string;
  readonly drift: Drift;
}

function byFile(drift: readonly Drift[]): Map<string, Row[]> {
  const rows = drift.flatMap((each) => each.users.map(({ file, line, stage = '' }) => ({ file, line, stage, drift: each })));
  rows.sort((a, b) => byText(a.file, b.file) || a.line - b.line);
  return Map.groupBy(rows, ({ file }) => file);
}

function fileText(file: string, rows: readonly Row[], style: Style): string {
  const widest = (texts: readonly string[]) => Math.max(...texts.map(textWidth));
  const lineWidth = widest(rows.map(({ line }) => String(line)));
  const stageWidth = widest(rows.map(({ stage }) => shortStage(stage)));
  const stateWidth = widest(rows.map(({ drift }) => drift.state));
  return [style.bold(file), ...rows.flatMap(({ line, stage, drift }) => {
    const head = `  ${String(line).padStart(lineWidth)}  ${shortStage(stage).padEnd(stageWidth)}${stageWidth > 0 ? '  ' : ''}`;
    const now = [placeText(drift), drift.hint ?? ''].filter((part) => part !== '').join(', ');
    return [
      head + paintState(style, drift.state)(drift.state.padEnd(stateWidth)) + `  ${withoutVersion(drift)}`,
      ...(now === '' ? [] : [' '.repeat(textWidth(head) + stateWidth) + `  ${style.dim(`${style.unicode ? '→' : '->'} ${now}`)}`]),
    ];
  })].join('\n');
}

function placeText({ now, before }: Drift): string {
  if (!now) return '';
  const lines = (place: SourcePlace) => (place.line === undefined ? '' : `:${place.line}`);
  if (before && before.path === now.path && before.line === now.line) return '';
  return `${now.path}${lines(now)}`;
}

/** `path#symbol call callee`, with the version where the content has several. */
const withoutVersion = ({ pointer, repository, from }: Drift): string =>
  `${shortRef(from)}:${pointer.slice(repository.length + from.length + 2)}`;

const pathOf = (pointer: string): string => /:([^#]*)#/.exec(pointer)?.[1] ?? '';
const shortStage = (stage: string): string => stage.slice(stage.indexOf('/') + 1);

function paintState(style: Style, state: Drift['state']): (text: string) => string {
  return state === 'unchanged' ? style.green : state === 'moved' ? style.yellow : style.red;
}

function summary(drift: readonly Drift[]): string {
  const count = (matches: (each: Drift) => boolean) => drift.filter(matches).length;
  const isOtherFile = ({ pointer, now }: Drift) => now !== undefined && now.path !== pathOf(pointer);
  const parts: readonly (readonly [number, string])[] = [
    [count(({ state }) => state === 'unchanged'), 'unchanged'],
    [count((each) => each.state === 'moved' && !isOtherFile(each)), 'moved to other lines'],
    [count((each) => each.state === 'moved' && isOtherFile(each)), 'moved to other files'],
    [count(({ state }) => state === 'changed'), 'changed'],
    [count(({ state }) => state === 'missing-symbol'), 'missing-symbol'],
    [count(({ state }) => state === 'missing-path'), 'missing-path'],
  ];
  const looks = drift.filter(({ look }) => look);
  const files = new Set(looks.flatMap(({ users }) => users.map(({ file }) => file)));
  const sum = `${plural(drift.length, 'pointer')}: ${parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`).join(', ')}.`;
  return looks.length === 0 ? `${sum} None needs a look.` : `${sum} ${plural(looks.length, 'pointer')} in ${plural(files.size, 'file')} ${looks.length === 1 ? 'needs' : 'need'} a look.`;
}

const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
