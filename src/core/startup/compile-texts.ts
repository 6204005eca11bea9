import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ContentLink, PointerUse } from '../incident/incident.ts';
import { compileInline, type Inline } from '../markdown/inline.ts';
import type { YamlPath, YamlSource } from '../markdown/yaml.ts';
import type { PointerLock } from '../source/pointer.ts';
import type { StartupStepFile } from './schema.ts';

export interface CompiledTexts {
  /** Safe inline HTML of the text at a path; empty where there is none. */
  readonly html: (path: YamlPath) => string;
  /** The same as plain text. */
  readonly text: (path: YamlPath) => string;
  readonly links: readonly ContentLink[];
  readonly pointers: readonly PointerUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every text with inline Markdown in the steps. */
export function compileTexts(yaml: YamlSource, steps: readonly StartupStepFile[], pointers: PointerLock): CompiledTexts {
  const compiled = new Map<string, Inline>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, step] of steps.entries()) {
    for (const [path, text] of textsOf(step)) {
      const full = ['steps', index, ...path];
      const inline = compileInline(text, yaml.placeOfValue(full), step.stage, pointers);
      compiled.set(full.join('/'), inline.value);
      diagnostics.push(...inline.diagnostics);
    }
  }
  const inlines = [...compiled.values()];
  return {
    html: (path) => compiled.get(path.join('/'))?.html ?? '',
    text: (path) => compiled.get(path.join('/'))?.text ?? '',
    links: inlines.flatMap((inline) => inline.links),
    pointers: inlines.flatMap((inline) => inline.pointers),
    diagnostics,
  };
}

function textsOf(step: StartupStepFile): [YamlPath, string][] {
  const texts: [YamlPath, string | undefined][] = [
    [['does'], step.does], [['fails'], step.fails], [['killed'], step.killed],
    ...(step.messages ?? []).map(({ when }, index): [YamlPath, string | undefined] => [['messages', index, 'when'], when]),
    ...(step.waits ?? []).flatMap((wait, index): [YamlPath, string | undefined][] => [[['waits', index, 'for'], wait.for], [['waits', index, 'then'], wait.then]]),
    ...(step.reads ?? []).map(({ damaged }, index): [YamlPath, string | undefined] => [['reads', index, 'damaged'], damaged]),
    ...Object.entries(step.observable ?? {}).map(([key, observed]): [YamlPath, string | undefined] => [['observable', key, 'note'], observed?.note || undefined]),
  ];
  return texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]));
}
