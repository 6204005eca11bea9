import type { Code } from 'mdast';
import type { Compiled, Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { Document, Fence } from '../markdown/document.ts';
import { commandLanguages } from '../markdown/fence-kinds.ts';
import { placeInFence } from '../markdown/place.ts';
import { analyseShell } from '../shell/analyse.ts';
import { checkClass } from '../shell/check-class.ts';
import { parseClass } from '../shell/class-words.ts';
import type { CommandClass, ShellAnalysis } from '../shell/command.ts';
import { isWorse } from '../shell/verdict.ts';
import { parseGuard, type Guard } from './guard.ts';
import type { CommandBlock } from './incident.ts';

/** Command fences by their node, in the order of the file. */
export type Commands = ReadonlyMap<Code, CommandBlock>;

/** Compiles all command fences of a record or runbook, each with the output that follows it. */
export function compileCommands(document: Document): Compiled<Commands> & { readonly value: Commands } {
  const value = new Map<Code, CommandBlock>();
  const diagnostics: Diagnostic[] = [];
  let before: Fence | undefined;
  for (const fence of document.fences) {
    if (commandLanguages.includes(fence.language)) {
      const analysis = analyseShell(fence.text);
      const { language, text, words, place } = fence;
      const because = optionOf(fence, 'because');
      diagnostics.push(...checkClass({ language, text, words, because, place, placeOf: (start, end) => placeInFence(fence, start, end) }, analysis));
      const written = fence.options.find(({ key }) => key === 'holds');
      const holds = written ? parseGuard(written) : { diagnostics: [] };
      diagnostics.push(...holds.diagnostics);
      value.set(fence.node, blockOf(fence, value.size + 1, analysis, holds.value));
    }
    if (fence.language === 'output') {
      const block = before && before.section === fence.section ? value.get(before.node) : undefined;
      if (before && block) value.set(before.node, { ...block, output: fence.text });
      else diagnostics.push(diagnostic('fence/output-without-command', fence.place, { isSecond: before?.language === 'output' }));
    }
    before = fence;
  }
  return { value, diagnostics };
}

function blockOf(fence: Fence, number: number, analysis: ShellAnalysis, holds: Guard | undefined): CommandBlock {
  const because = optionOf(fence, 'because');
  const title = optionOf(fence, 'title');
  return {
    anchor: `command-${number}`,
    language: fence.language,
    text: fence.text,
    class: classOf(fence, analysis),
    ...(because && { because }),
    ...(title && { title }),
    ...(holds && { holds }),
    section: fence.section,
    analysis,
    place: fence.place,
  };
}

/** As declared, unless it does worse; what nobody declared and nobody knows counts as the worst. */
function classOf(fence: Fence, { class: seen }: ShellAnalysis): CommandClass {
  const declared = parseClass(fence.words[0]?.text);
  if (seen === 'unknown') return declared ?? 'destroys';
  return declared && !isWorse(seen, declared) ? declared : seen;
}

function optionOf(fence: Fence, key: string): string | undefined {
  return fence.options.find((option) => option.key === key)?.value;
}
