import { suggest } from '../../core/diagnostics/suggest.ts';
import { guessComponent, guessSeverity, idFromTitle, idProblem } from '../../core/draft/guess.ts';
import { components, type IncidentFrontMatter } from '../../core/incident/schema.ts';
import type { LogDescription } from '../../core/signature/describe-log.ts';
import { Problem } from '../../node/problem.ts';

/** What names a record and places it in lists. */
export interface DraftName {
  readonly id: string;
  readonly title?: string;
  readonly component: IncidentFrontMatter['component'];
  readonly severity: IncidentFrontMatter['severity'];
}

/** What flags give of it. */
export type GivenName = Partial<DraftName>;

/**
 * The flags, as far as they are given.
 *
 * @throws Problem when a flag holds no id or no component
 */
export function readGivenName({ id, title, component, severity }: { readonly [K in keyof DraftName]?: string }): GivenName {
  if (id !== undefined) checkId(id);
  return {
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    ...(component !== undefined && { component: readComponent(component) }),
    ...(severity !== undefined && { severity: severity as DraftName['severity'] }),
  };
}

/** The name where nobody can be asked: what flags lack is guessed from the log. @throws Problem when that is not enough */
export function nameWithoutAsking({ id, title, component, severity }: GivenName, log: LogDescription | undefined): DraftName {
  const chosen = id ?? (title === undefined ? undefined : idFromTitle(title));
  if (chosen === undefined) throw new Problem('The record has no name.', 'Give --title "what a person sees", --id <id>, or both.');
  checkId(chosen);
  const guessed = component ?? (log && guessComponent(log));
  if (guessed === undefined) throw new Problem('The log does not say which component it is about.', `Give --component with one of: ${components.join(', ')}.`);
  return { id: chosen, ...(title !== undefined && { title }), component: guessed, severity: severity ?? guessSeverity(log) };
}

function readComponent(text: string): DraftName['component'] {
  const component = components.find((name) => name === text);
  if (component) return component;
  const meant = suggest(text, components);
  throw new Problem(`There is no component “${text}”.`, meant ? `Did you mean ${meant}?` : `Components are: ${components.join(', ')}.`);
}

function checkId(id: string): void {
  const problem = idProblem(id);
  if (problem) throw new Problem(`“${id}” is no id.`, problem);
}
