import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { readContentPath } from '../knowledge-base/content-path.ts';
import type { Rule } from './rule.ts';

/** A record's `stage` stands in at least one start-up order. */
export const unknownStage: Rule = {
  codes: ['link/unknown-stage'],
  check(kb, files) {
    const stages = [...new Set(kb.startupOrders.flatMap((order) => order.steps.map((step) => `${order.daemon}/${step.stage}`)))];
    return kb.incidents.flatMap((record) => {
      const { stage } = record;
      if (!stage || stages.includes(stage)) return [];
      // It may stand in an order that did not compile, which has diagnostics of its own.
      const daemon = stage.split('/')[0];
      if ([...files].some((file) => isOrderOf(file, daemon) && !kb.startupOrders.some((order) => order.file === file))) return [];
      const suggestion = suggest(stage, stages);
      return [diagnostic('link/unknown-stage', record.places['stage'] ?? fileStart(record.file), {
        stage, ...(suggestion && { suggestion }),
      })];
    });
  },
};

function isOrderOf(file: string, daemon: string | undefined): boolean {
  const path = readContentPath(file);
  return path?.kind === 'startup' && path.daemon === daemon;
}

const fileStart = (file: string) => ({ file, line: 1, column: 1 });
