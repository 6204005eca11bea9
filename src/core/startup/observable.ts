import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { YamlSource } from '../markdown/yaml.ts';
import type { CompiledTexts } from './compile-texts.ts';
import { observableKeys } from './observable-keys.ts';
import type { StartupStepFile } from './schema.ts';
import type { Observation, StartupStep } from './startup-order.ts';

type Observable = StartupStep['observable'];

/** What can be observed after each step: what the step says, and for the rest what the steps before it said. */
export function carryForward(
  yaml: YamlSource, steps: readonly StartupStepFile[], texts: Pick<CompiledTexts, 'html' | 'text'>,
): { readonly value: readonly Observable[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const value: Observable[] = [];
  const missing = observableKeys.filter((key) => !steps[0]?.observable?.[key]);
  if (missing.length > 0) {
    const place = steps[0]?.observable ? yaml.placeOfKey(['steps', 0, 'observable']) : yaml.placeOfValue(['steps', 0, 'stage']);
    diagnostics.push(diagnostic('startup/first-observables', place, { missing, all: observableKeys }));
  }
  for (const [index, step] of steps.entries()) {
    const before = value[index - 1];
    value.push(Object.fromEntries(observableKeys.map((key): [string, Observation] => {
      const stated = step.observable?.[key];
      const last = before?.[key] ?? { state: 'no', note: '', text: '', changed: false };
      if (!stated) return [key, { ...last, changed: false }];
      const path = ['steps', index, 'observable', key];
      const note = texts.html([...path, 'note']);
      if (before && last.state === stated.state && (note === '' || note === last.note)) {
        diagnostics.push(diagnostic('startup/unchanged-observable', yaml.placeOfKey(path), { key, state: stated.state }));
      }
      return [key, { state: stated.state, note, text: texts.text([...path, 'note']), changed: true }];
    })) as Record<keyof Observable, Observation>);
  }
  return { value, diagnostics };
}
