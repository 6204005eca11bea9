import type { Compiled, Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import type { CompileContext } from '../markdown/context.ts';
import { compileFrontMatter } from '../markdown/front-matter.ts';
import { parseYaml } from '../markdown/yaml.ts';
import { checkOrder, daemonAndVersion } from './check-order.ts';
import { compileTexts } from './compile-texts.ts';
import { compileStep } from './compile-step.ts';
import { carryForward } from './observable.ts';
import { readPointers } from './read-pointers.ts';
import { startupOrderFile } from './schema.ts';
import type { StartupOrder } from './startup-order.ts';

/** Compiles one start-up order. Never throws on content; all mistakes come in one run. */
export function compileStartupOrder(file: SourceFile, context: CompileContext): Compiled<StartupOrder> {
  const parsed = parseYaml(file);
  const yaml = parsed.value;
  if (!yaml) return { diagnostics: parsed.diagnostics };
  const compiled = compileFrontMatter(yaml, startupOrderFile);
  const pointers = readPointers(yaml);
  const diagnostics: Diagnostic[] = [...parsed.diagnostics, ...compiled.diagnostics, ...pointers.diagnostics, ...checkOrder(yaml)];
  const written = compiled.value;
  if (!written) return { diagnostics };

  const texts = compileTexts(yaml, written.steps, context.pointers);
  const observable = carryForward(yaml, written.steps, texts);
  diagnostics.push(...texts.diagnostics, ...observable.diagnostics);
  const name = daemonAndVersion(file.path);
  const hasPointers = written.steps.every((_, index) => pointers.at(['steps', index, 'pointer']));
  if (!name || !hasPointers) return { diagnostics };

  const { steps, ...head } = written;
  const value: StartupOrder = {
    ...head,
    ...name,
    file: file.path,
    steps: steps.map((step, index) => compileStep(step, index, {
      pointerAt: pointers.at,
      htmlAt: texts.html,
      textAt: texts.text,
      observable: observable.value[index]!,
      place: yaml.placeOfValue(['steps', index, 'stage']),
    })),
    links: texts.links,
    pointers: [...pointers.uses, ...texts.pointers],
  };
  return { value, diagnostics };
}
