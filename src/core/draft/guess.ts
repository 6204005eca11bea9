import { components, idPattern } from '../incident/names.ts';
import type { IncidentFrontMatter } from '../incident/schema.ts';
import type { LogDescription } from '../signature/describe-log.ts';

export const longestId = 60;

/** Programs by the name under which they log, where it is not the component's. */
const byProgram: Readonly<Record<string, IncidentFrontMatter['component']>> = {
  docker: 'docker-cli', 'docker.service': 'dockerd', 'docker-containerd': 'containerd', 'containerd.service': 'containerd', buildkitd: 'buildkit',
  'docker-compose': 'compose', 'containerd-shim-runc-v2': 'containerd-shim', 'docker-runc': 'runc',
};

/** The component whose program spoke most in the log. */
export function guessComponent({ programs }: LogDescription): IncidentFrontMatter['component'] | undefined {
  for (const program of programs) {
    const component = components.find((name) => name === program) ?? (Object.hasOwn(byProgram, program) ? byProgram[program] : undefined);
    if (component) return component;
  }
  return undefined;
}

/** A program that died took its service with it. */
export function guessSeverity(log: LogDescription | undefined): IncidentFrontMatter['severity'] {
  return log?.worst?.level === 'fatal' || log?.worst?.level === 'panic' ? 'outage' : 'degraded';
}

/** An id made of a title's words, cut after a whole word. */
export function idFromTitle(title: string): string {
  const words = title.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').split(/[^a-z0-9]+/).filter((word) => word !== '');
  let id = '';
  for (const word of words) {
    const next = id === '' ? word : `${id}-${word}`;
    if (next.length > longestId) break;
    id = next;
  }
  return id || words[0]?.slice(0, longestId) || '';
}

/** What is wrong with an id, as a sentence; nothing where it is one. */
export function idProblem(id: string): string | undefined {
  if (id.length > longestId) return `An id has at most ${longestId} characters; this one has ${id.length}.`;
  return idPattern.test(id) ? undefined : 'An id has small letters, digits and single hyphens between them, e.g. dockerd-no-space.';
}
