import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { PointerUse } from '../incident/incident.ts';
import type { YamlPath, YamlSource } from '../markdown/yaml.ts';
import { isPointerError, parsePointer } from '../source/parse-pointer.ts';
import { pointerDiagnostic } from '../source/pointer-diagnostic.ts';
import type { SourcePointer } from '../source/pointer.ts';
import { listAt, textAt } from './yaml-values.ts';

export interface ReadPointers {
  readonly uses: readonly PointerUse[];
  readonly diagnostics: readonly Diagnostic[];
  /** The pointer at a path such as `steps, 2, waits, 0, pointer`; `undefined` where there is none. */
  readonly at: (path: YamlPath) => SourcePointer | undefined;
}

/** Every `pointer:` of an order, also where other fields are wrong. */
export function readPointers(yaml: YamlSource): ReadPointers {
  const uses: PointerUse[] = [];
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, SourcePointer>();
  const repository = textAt(yaml.value, ['repository']);
  const tag = textAt(yaml.value, ['tag']);
  const commit = textAt(yaml.value, ['commit']);
  for (const { path, note } of pointerPaths(yaml)) {
    const raw = textAt(yaml.value, path);
    if (raw === undefined || raw === '') continue;
    const place = yaml.placeOfValue(path);
    const pointer = parsePointer(raw);
    if (isPointerError(pointer)) {
      diagnostics.push(pointerDiagnostic(pointer, raw, place));
      continue;
    }
    if (pointer.repository === repository && tag !== undefined && pointer.ref !== tag && pointer.ref !== commit) {
      diagnostics.push(diagnostic('startup/other-version', place, { ref: pointer.ref, tag, repository }));
    }
    uses.push({ pointer, note, place });
    found.set(path.join('/'), pointer);
  }
  return { uses, diagnostics, at: (path) => found.get(path.join('/')) };
}

function* pointerPaths(yaml: YamlSource): Generator<{ readonly path: YamlPath; readonly note: string }> {
  for (const [index] of listAt(yaml.value, ['steps']).entries()) {
    const step = ['steps', index];
    yield { path: [...step, 'pointer'], note: textAt(yaml.value, [...step, 'name']) ?? '' };
    for (const [field, named] of [['messages', 'text'], ['waits', 'for'], ['reads', 'path']] as const) {
      for (const [item] of listAt(yaml.value, [...step, field]).entries()) {
        yield { path: [...step, field, item, 'pointer'], note: textAt(yaml.value, [...step, field, item, named]) ?? '' };
      }
    }
  }
}
