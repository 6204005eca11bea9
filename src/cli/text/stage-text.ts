import { harmless } from '../../core/diagnostics/terminal-text.ts';
import { escapeText } from '../../core/diagram/svg/markup.ts';
import { describeChange, describePlace } from '../../core/startup/describe-change.ts';
import { limitWords } from '../../core/startup/duration.ts';
import type { StageHistory, StageText, Variant } from '../../core/startup/history.ts';
import { observableNames } from '../../core/startup/observable-names.ts';
import { versionWords } from '../../core/startup/version-words.ts';
import type { Catalogue } from '../../node/catalogue.ts';
import { changeLines } from './change-lines.ts';
import { inlineHtmlLines } from './html-text.ts';
import { headingLine, indented, joined, proseLines, titleLines } from './page.ts';
import { narrower, type Style } from './style.ts';

/** One step of a daemon's start through all versions. */
export function stageText(history: StageHistory, { incidents }: Pick<Catalogue, 'incidents'>, style: Style): string {
  const { daemon, stage, name } = history;
  const inner = narrower(style, 2);
  const names = history.versions.flatMap((version) => (version.step ? [version.name] : []));
  const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [headingLine(title, style), ...indented(lines, 2)]);
  const entries = <T>(variants: readonly Variant<T>[], words: (value: T) => string): string[] =>
    variants.flatMap(({ value, versions }) => proseLines(`${words(value)}${suffix(versionWords(versions, names))}`, inner.width, 2));
  const texts = (label: string, variants: readonly Variant<StageText>[]): string[] => variants.flatMap(({ value, versions }) =>
    inlineHtmlLines(`${label}${value.html}${escapeText(suffix(versionWords(versions, names)))}`, inner));
  return joined([
    titleLines(`${daemon}: ${name}`, style),
    proseLines(`Step ${daemon}/${stage}, in ${names.length} of ${history.versions.length} versions that were read.`, style.width),
    section('What it does', [...texts('', history.does), ...texts('If it fails: ', history.fails), ...texts('If you kill it here: ', history.killed)]),
    section('Known to stop here', incidents.filter((card) => card.stage === `${daemon}/${stage}`).map(({ id }) => style.red(`leadline show ${id}`))),
    section('What it waits for', entries(history.waits, (wait) => `${limitWords(wait.limit)}: for ${wait.for}${wait.then ? `; then ${wait.then}` : ''}`)),
    section('What it says', entries(history.messages, ({ level, text, when }) => `${level} “${text}”${when ? ` (${when})` : ''}`)),
    section('What it reads', entries(history.reads, ({ path, damaged }) => `${path}; damaged: ${damaged}`)),
    section('What it makes visible', entries(history.observables, ({ key, state, text }) => `${observableNames[key]}: ${state}${text ? `; ${text}` : ''}`)),
    section('Where it stands', placeLines(history, inner)),
    section('How it changed', turnLines(history, inner)),
  ]);
}

const suffix = (versions: string): string => (versions === '' ? '' : ` [${versions}]`);

function placeLines({ versions }: StageHistory, style: Style): string[] {
  const width = Math.max(...versions.map(({ name }) => name.length)) + 2;
  return versions.flatMap(({ name, total, step }) => [
    `${style.cyan(harmless(name).padEnd(width))}${step ? `step ${step.number} of ${total}` : style.dim('not there')}`,
    ...(step ? [style.dim(`${' '.repeat(width)}${harmless(step.pointer.raw)}`)] : []),
  ]);
}

/** Newest first. */
function turnLines({ turns }: StageHistory, style: Style): string[] {
  return turns.toReversed().flatMap(({ from, to, change }) => [
    style.bold(`${harmless(from)} ${style.unicode ? '→' : '->'} ${harmless(to)}`),
    ...indented([
      ...proseLines(describePlace(change), narrower(style, 2).width),
      ...changeLines(change.changes.flatMap((each) => describeChange(each) ?? []), narrower(style, 2)),
    ], 2),
  ]);
}
