import { evidenceScript } from './evidence-script.ts';
import { knowledgeBaseJson } from './knowledge-base-json.ts';
import type { Exporter } from './output-file.ts';
import { signaturesScript } from './signatures-script.ts';
import { startupScript } from './startup-script.ts';

/** Every format that a build writes beside the pages. */
export const exporters: Readonly<Record<string, Exporter>> = {
  'knowledge-base-json': knowledgeBaseJson,
  'signatures-script': signaturesScript,
  'evidence-script': evidenceScript,
  'startup-script': startupScript,
};
