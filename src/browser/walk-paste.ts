import { answerFor, type WalkStep } from '../core/runbook/walk.ts';
import { button, element } from './element.ts';

/** A field for the output of the step's command, which names the answer that quotes it. Nothing is stored or sent. */
export function pasteBox(step: WalkStep, choose: (index: number) => void): HTMLElement {
  const field = element('textarea', {
    class: 'field', id: 'walk-output', rows: '3', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off',
    placeholder: 'Paste what it printed, and the answer is found',
  });
  const said = element('p', { class: 'walk-says', role: 'status' });
  field.addEventListener('input', () => {
    said.replaceChildren();
    if (field.value.trim() === '') return;
    const index = answerFor(step, field.value);
    if (index === undefined) said.append('No answer quotes this output. Choose one below.');
    else said.append('This says: ', button(step.answers[index]!.label, () => choose(index), 'button'));
  });
  return element('div', { class: 'walk-paste' }, element('label', { for: 'walk-output' }, 'Output of the command'), field, said);
}
