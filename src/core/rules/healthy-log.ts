import { diagnostic } from '../diagnostics/make.ts';
import type { Rule } from './rule.ts';

/** No signature matches a log of `content/healthy`. */
export const healthyLog: Rule = {
  codes: ['signature/matches-healthy-log'],
  check(kb, _files, matcher) {
    const signatures = kb.incidents.flatMap((record) => record.signatures);
    return kb.healthyLogs.flatMap(({ file, text }) => matcher().match(text).flatMap((match) => {
      const signature = signatures.find(({ record, index }) => record === match.record && index === match.signature);
      const line = match.lines[0]?.line ?? 1;
      return signature ? [diagnostic('signature/matches-healthy-log', signature.place, { record: match.record, log: file, line }, {
        related: [{ note: 'the line of the log', place: { file, line, column: match.lines[0]?.start ?? 1 } }],
      })] : [];
    }));
  },
};
