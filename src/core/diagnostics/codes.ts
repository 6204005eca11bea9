import type { CodeDefinition } from './define.ts';
import { commandCodes } from './codes/command.ts';
import { diagramCodes } from './codes/diagram.ts';
import { documentCodes } from './codes/document.ts';
import { draftCodes } from './codes/draft.ts';
import { fenceCodes } from './codes/fence.ts';
import { frontMatterCodes } from './codes/front-matter.ts';
import { guardCodes } from './codes/guard.ts';
import { incidentCodes } from './codes/incident.ts';
import { linkCodes } from './codes/link.ts';
import { pointerCodes } from './codes/pointer.ts';
import { projectCodes } from './codes/project.ts';
import { runbookCodes } from './codes/runbook.ts';
import { signatureCodes } from './codes/signature.ts';
import { startupCodes } from './codes/startup.ts';

/** Every diagnostic there is, by its permanent code. */
export const codes = {
  ...documentCodes,
  ...frontMatterCodes,
  ...draftCodes,
  ...fenceCodes,
  ...guardCodes,
  ...incidentCodes,
  ...signatureCodes,
  ...commandCodes,
  ...linkCodes,
  ...projectCodes,
  ...runbookCodes,
  ...startupCodes,
  ...pointerCodes,
  ...diagramCodes,
} as const satisfies Record<string, CodeDefinition<never>>;

export type DiagnosticCode = keyof typeof codes;

/** The words that a code's message and help are made of. */
export type Words<C extends DiagnosticCode> = Parameters<(typeof codes)[C]['message']>[0];
