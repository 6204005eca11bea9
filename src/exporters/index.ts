import { knowledgeBaseJson } from './knowledge-base-json.ts';
import type { Exporter } from './output-file.ts';
import { signaturesJson } from './signatures-json.ts';
import { startupJson } from './startup-json.ts';

/** Every format that a build writes beside the pages. */
export const exporters: Readonly<Record<string, Exporter>> = {
  'knowledge-base-json': knowledgeBaseJson,
  'signatures-json': signaturesJson,
  'startup-json': startupJson,
};
