import { element } from './element.ts';

/** Name in the index → label. */
const names = { kind: 'Kind', component: 'Component', status: 'Status', version: 'Version' };

/**
 * Adds a choice for each filter of the index.
 *
 * @param filters pages by value by name
 * @param chosen what is chosen already, e.g. in the address
 */
export function addFilters(target: HTMLElement, filters: Readonly<Record<string, Readonly<Record<string, number>>>>, chosen: URLSearchParams): void {
  for (const [name, label] of Object.entries(names)) {
    const values = Object.entries(filters[name] ?? {}).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
    if (values.length === 0) continue;
    const select = element('select', { name }, element('option', { value: '' }, 'any'),
      ...values.map(([value, count]) => element('option', { value }, `${value} (${count})`)));
    const wanted = chosen.get(name);
    if (wanted !== null && values.some(([value]) => value === wanted)) select.value = wanted;
    target.append(element('label', {}, element('span', {}, label), select));
  }
}

export function chosenFilters(form: HTMLFormElement): Record<string, string> {
  const data = new FormData(form);
  return Object.fromEntries(Object.keys(names).map((name) => [name, String(data.get(name) ?? '')]).filter(([, value]) => value !== ''));
}
