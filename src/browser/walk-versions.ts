import { guardObjection } from '../core/incident/guard-objection.ts';
import { products } from '../core/incident/products.ts';
import { normaliseVersion } from '../core/incident/version-number.ts';
import type { HostVersions } from '../core/runbook/trail.ts';
import type { WalkRunbook, WalkStep } from '../core/runbook/walk.ts';
import { element } from './element.ts';

/** Products whose version decides whether a command of the runbook holds. */
export const guardedProducts = ({ steps }: WalkRunbook): string[] =>
  products.filter((product) => steps.some(({ holds = {} }) => Object.hasOwn(holds, product)));

const purpose = 'A command that does not hold for it says so.';

/**
 * A field for the version of each product; nothing where no command asks for one.
 *
 * @param typed called at each letter
 * @param entered called when a field is left or Enter pressed
 */
export function versionFields(runbook: WalkRunbook, versions: HostVersions, typed: (versions: HostVersions) => void, entered: () => void): Node[] {
  let now = versions;
  const fields = guardedProducts(runbook).map((product) => {
    const id = `walk-version-${product}`;
    const field = element('input', {
      class: 'field', id, type: 'text', size: '12', value: versions[product] ?? '', placeholder: 'e.g. 20.10.7',
      autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': `${id}-note`,
    });
    const note = element('span', { class: 'note', id: `${id}-note`, role: 'status' });
    const say = () => {
      const unread = field.value.trim() !== '' && normaliseVersion(field.value) === undefined;
      field.setAttribute('aria-invalid', String(unread));
      note.textContent = unread ? 'There is no version in this.' : purpose;
    };
    say();
    field.addEventListener('input', () => {
      const { [product]: _, ...others } = now;
      const version = field.value.trim();
      now = version === '' ? others : { ...others, [product]: version };
      say();
      typed(now);
    });
    field.addEventListener('change', entered);
    return element('p', { class: 'walk-version' }, element('label', { for: id }, `Your ${product} version`), field, note);
  });
  return fields;
}

/** Stands before a step's command and says, once `update` knows a version, that it does not hold for it. */
export function objectionBox({ holds }: WalkStep): { readonly box: HTMLElement; readonly update: (versions: HostVersions) => void } {
  const box = element('p', { class: 'walk-objection', role: 'status' });
  return { box, update: (versions) => { box.textContent = (holds && guardObjection({ versions: holds }, versions)) ?? ''; } };
}
