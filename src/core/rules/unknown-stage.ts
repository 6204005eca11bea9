import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { stageNames } from '../knowledge-base/stage-names.ts';
import type { Rule } from './rule.ts';

/** A record's `stage` stands in at least one start-up order. */
export const unknownStage: Rule = {
  codes: ['link/unknown-stage'],
  check(kb, files) {
    const stages = stageNames(kb.startupOrders, files);
    return kb.incidents.flatMap((record) => {
      const { stage } = record;
      if (!stage || !stages.isUnknown(stage)) return [];
      const suggestion = suggest(stage, stages.known);
      return [diagnostic('link/unknown-stage', record.places['stage'] ?? fileStart(record.file), {
        stage, ...(suggestion && { suggestion }),
      })];
    });
  },
};

const fileStart = (file: string) => ({ file, line: 1, column: 1 });
