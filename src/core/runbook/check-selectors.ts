import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { Step } from './runbook.ts';
import { selectorMatches, selectsAnything } from './selector.ts';

/** Selectors that can never decide anything, because an earlier one is contained in all that contains them. */
export function checkSelectors(step: Step): Diagnostic[] {
  const found: Diagnostic[] = [];
  const earlier: { readonly selector: string; readonly answer: number }[] = [];
  for (const [index, { label, selectors, place }] of step.answers.entries()) {
    for (const selector of selectors) {
      if (selectsAnything(selector)) {
        found.push(diagnostic('runbook/weak-selector', place, { selector }));
        continue;
      }
      const taken = earlier.find((other) => selectorMatches(other.selector, selector));
      if (taken?.answer === index) found.push(diagnostic('runbook/repeated-selector', place, { selector, other: taken.selector }));
      else if (taken) {
        const taking = step.answers[taken.answer]!;
        found.push(diagnostic('runbook/shadowed-selector', place, { selector, label, earlier: taken.selector, earlierLabel: taking.label }, {
          related: [{ note: 'the answer that takes it', place: taking.place }],
        }));
      }
      earlier.push({ selector, answer: index });
    }
  }
  return found;
}
