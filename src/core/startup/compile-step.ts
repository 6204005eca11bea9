import type { Place } from '../diagnostics/diagnostic.ts';
import type { YamlPath } from '../markdown/yaml.ts';
import type { SourcePointer } from '../source/pointer.ts';
import { durationSeconds } from './duration.ts';
import type { StartupStepFile } from './schema.ts';
import type { StartupStep } from './startup-order.ts';

/** What was made of the whole file before its steps are put together. Paths begin at the top of the file. */
export interface StepParts {
  readonly pointerAt: (path: YamlPath) => SourcePointer | undefined;
  readonly htmlAt: (path: YamlPath) => string;
  readonly textAt: (path: YamlPath) => string;
  readonly observable: StartupStep['observable'];
  readonly place: Place;
}

/** @param index from 0; @throws when the step's own pointer was not read, which is checked before */
export function compileStep(step: StartupStepFile, index: number, parts: StepParts): StartupStep {
  const at = (...path: YamlPath): YamlPath => ['steps', index, ...path];
  const pointer = parts.pointerAt(at('pointer'));
  if (!pointer) throw new Error(`step ${step.stage} has no parsed pointer`);
  const located = <T extends { readonly pointer?: string | undefined }>(item: T, field: string, position: number) => {
    const { pointer: _, ...rest } = item;
    const found = parts.pointerAt(at(field, position, 'pointer'));
    return { ...rest, ...(found && { pointer: found }) };
  };
  return {
    stage: step.stage,
    number: index + 1,
    name: step.name,
    pointer,
    does: parts.textAt(at('does')),
    doesHtml: parts.htmlAt(at('does')),
    concurrent: step.concurrent,
    messages: (step.messages ?? []).map((message, position) => ({
      ...located(message, 'messages', position),
      ...(message.when !== undefined && { whenHtml: parts.htmlAt(at('messages', position, 'when')) }),
    })),
    waits: (step.waits ?? []).map((wait, position) => ({
      ...located(wait, 'waits', position),
      forHtml: parts.htmlAt(at('waits', position, 'for')),
      ...(wait.then !== undefined && { thenHtml: parts.htmlAt(at('waits', position, 'then')) }),
      seconds: durationSeconds(wait.limit) ?? null,
    })),
    reads: (step.reads ?? []).map((read, position) => ({
      ...located(read, 'reads', position),
      damagedHtml: parts.htmlAt(at('reads', position, 'damaged')),
    })),
    ...(step.fails !== undefined && { fails: parts.textAt(at('fails')), failsHtml: parts.htmlAt(at('fails')) }),
    ...(step.killed !== undefined && { killed: parts.textAt(at('killed')), killedHtml: parts.htmlAt(at('killed')) }),
    observable: parts.observable,
    place: parts.place,
  };
}
