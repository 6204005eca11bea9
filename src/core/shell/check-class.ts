import type { Diagnostic, Fix, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { analyseShell } from './analyse.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import { parseClass, suggestClass } from './class-words.ts';
import type { CommandClass, Effect, ShellAnalysis } from './command.ts';
import { isWorse, worst } from './verdict.ts';

/** A command fence, as far as its class goes. */
export interface DeclaredBlock {
  readonly language: string;
  readonly text: string;
  /** The words after the language; the first is the class. */
  readonly words: readonly { readonly text: string; readonly place: Place }[];
  readonly because?: string | undefined;
  /** The fence's opening line. */
  readonly place: Place;
  /** Where a part of the text stands; offsets in UTF-16 units. */
  readonly placeOf: (start: number, end: number) => Place;
}

/** More of the same in one block tells nothing new. */
const mostOfAKind = 10;

/**
 * Compares the class that a fence declares with what its commands do. A class stricter than needed is allowed.
 *
 * @param analysis of the block's text, where the caller has it already
 */
export function checkClass(block: DeclaredBlock, analysis: ShellAnalysis = analyseShell(block.text)): Diagnostic[] {
  const [word, second] = block.words;
  const declared = parseClass(word?.text);
  const found = [...checkWords(block, analysis)];
  if (word && second) found.push(diagnostic('command/two-classes', second.place, { first: word.text, second: second.text }));
  for (const { message, offset } of analysis.errors.slice(0, mostOfAKind)) {
    found.push(diagnostic('command/syntax', block.placeOf(offset, Math.min(offset + 1, block.text.length)), { problem: message }));
  }
  found.push(...checkPlaceholders(block, mostOfAKind));
  const piped = analysis.effects.filter((effect) => effect.kind === 'pipe-to-shell');
  for (const effect of piped.slice(0, mostOfAKind)) {
    found.push(diagnostic('command/pipe-to-shell', placeOf(block, effect), { command: shorten(effect.text) }));
  }
  const prompts = analysis.effects.filter((effect) => isPrompt(block, effect));
  for (const effect of prompts.slice(0, mostOfAKind)) {
    const start = lineStart(block.text, effect.start) ?? effect.start;
    const end = effect.start + (/^\S+\s*/.exec(effect.text)?.[0].length ?? 1);
    const place = block.placeOf(start, end);
    found.push(diagnostic('command/prompt', place, { found: effect.text.split(/\s/, 1)[0] ?? '' }, { fix: { title: 'Remove the prompt', place, text: '' } }));
  }
  if (declared) {
    found.push(...checkMildness(block, declared, analysis));
    if (!block.because?.trim()) found.push(...checkUnknown(block, declared, analysis, new Set(prompts)));
  }
  return found;
}

function checkWords(block: DeclaredBlock, analysis: ShellAnalysis): Diagnostic[] {
  const [word] = block.words;
  if (!word) {
    const needed = analysis.class;
    return [diagnostic('command/without-class', block.place, { language: block.language, needed })];
  }
  if (parseClass(word.text)) return [];
  const suggestion = suggestClass(word.text);
  const fix = suggestion && { fix: { title: `Write ${suggestion}`, place: word.place, text: suggestion } satisfies Fix };
  return [diagnostic('command/unknown-class', word.place, { found: word.text, ...(suggestion && { suggestion }) }, fix || {})];
}

function checkMildness(block: DeclaredBlock, declared: CommandClass, { effects }: ShellAnalysis): Diagnostic[] {
  const worse = effects.filter((effect) => effect.class !== 'unknown' && isWorse(effect.class, declared));
  const needed = worst(worse.map((effect) => effect.class));
  const first = worse.find((effect) => effect.class === needed);
  if (!first) return [];
  const word = block.words[0];
  const others = worse.filter((effect) => effect !== first).slice(0, 5);
  return [
    diagnostic(
      'command/too-mild',
      placeOf(block, first),
      { declared, needed, command: shorten(first.text), reason: first.reason },
      {
        related: others.map((effect) => ({ note: `“${shorten(effect.text)}” ${effect.class}: ${effect.reason}`, place: placeOf(block, effect) })),
        ...(word && { fix: { title: `Declare it as ${needed}`, place: word.place, text: needed } }),
      },
    ),
  ];
}

function checkUnknown(block: DeclaredBlock, declared: CommandClass, { effects }: ShellAnalysis, reported: ReadonlySet<Effect>): Diagnostic[] {
  const [first, ...others] = effects.filter((effect) => effect.class === 'unknown' && !effect.kind && !reported.has(effect));
  if (!first) return [];
  return [
    diagnostic(
      'command/unknown-needs-reason',
      placeOf(block, first),
      { command: shorten(first.text), reason: first.reason, declared },
      { related: others.slice(0, 5).map((effect) => ({ note: `“${shorten(effect.text)}”: ${effect.reason}`, place: placeOf(block, effect) })) },
    ),
  ];
}

function isPrompt({ text }: DeclaredBlock, effect: Effect): boolean {
  if (effect.class !== 'unknown' || !/^([$%]|\S+@\S+[$#])\s/.test(effect.text)) return false;
  return lineStart(text, effect.start) !== undefined;
}

/** Where the line begins, when only blanks stand before `offset`. */
function lineStart(text: string, offset: number): number | undefined {
  let at = offset;
  while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at -= 1;
  return at === 0 || text.charAt(at - 1) === '\n' ? at : undefined;
}

function placeOf(block: DeclaredBlock, { start, end }: Effect): Place {
  return block.placeOf(start, end);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
