import { diagnostic } from '../diagnostics/make.ts';
import type { Rule } from './rule.ts';

/** A sample is matched by its own record and by no other. */
export const sampleCollision: Rule = {
  codes: ['signature/collision'],
  check(kb, _files, matcher) {
    const signatureOf = (id: string, index: number) => kb.incidents.find((record) => record.id === id)?.signatures[index];
    return kb.incidents.flatMap((record) =>
      record.samples.filter((sample) => sample.kind === 'sample').flatMap((sample) =>
        matcher().match(sample.text)
          .filter((match) => match.record !== record.id)
          .map((match) => {
            const signature = signatureOf(match.record, match.signature);
            return diagnostic('signature/collision', sample.place, { record: record.id, other: match.record }, {
              related: signature ? [{ note: `the signature of ${match.record} that matches it`, place: signature.place }] : [],
            });
          })));
  },
};
