import { isGeneratedName } from './generated-names.ts';
import { podName } from './pod-name.ts';

/** Whose name it is. */
export type NarrowKind = 'container' | 'pod' | 'image' | 'host' | 'mail';

/** Something in a line that only one reporter has, so that a signature with it matches nobody else. Offsets into the line. */
export interface OwnName {
  readonly kind: NarrowKind;
  readonly placeholder: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface NameRule {
  readonly kind: NarrowKind;
  readonly placeholder: string;
  /** Bounded quantifiers only. */
  readonly pattern: RegExp;
  /** Keeps what programs themselves print. */
  readonly unless?: RegExp;
  /** A last look at the name. */
  readonly only?: (name: string) => boolean;
}

const rules: readonly NameRule[] = [
  { kind: 'mail', placeholder: 'mail', pattern: /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/g },
  // Compose: project, service, number.
  { kind: 'container', placeholder: 'container', pattern: /(?<![\w/.<-])[a-z0-9]{2,40}([_-])[a-z0-9]{2,40}\1\d{1,2}(?![\w.>-])/g },
  // dockerd's own choice, where no name was given.
  { kind: 'container', placeholder: 'container', pattern: /(?<![\w.<-])[a-z]{3,16}_[a-z]{2,16}\d?(?![\w>-])/g, only: isGeneratedName },
  // The kubelet's, for docker: container, pod, namespace, uid, attempt.
  { kind: 'container', placeholder: 'container', pattern: /(?<![\w.<-])k8s_[A-Za-z0-9-]{1,63}_[a-z0-9](?:[\w.-]|<[a-z]{1,20}>){0,250}/g },
  { kind: 'pod', placeholder: 'name', pattern: podName },
  {
    kind: 'image', placeholder: 'image', pattern: /(?<![\w/.<-])(?:[a-z0-9][a-z0-9.-]{0,60}\/){0,3}[a-z][a-z0-9._-]{1,60}:(?:latest|\d{1,4}(?:\.\d{1,4}){1,3}(?:-[a-z0-9]{1,20})?)(?![\w>-]|[.:]\w)/g,
    unless: /^(?:\d|localhost:)|\.(?:go|c|h|py|js|ts|rs|sh):/,
  },
  {
    kind: 'host', placeholder: 'host', pattern: /(?<![\w/@.<-])[a-z0-9](?:[a-z0-9-]{0,40}\.){1,4}(?:com|net|org|local|lan|internal|intern|corp|home)(?![\w./>-])/gi,
    unless: /(?:^|\.)(?:docker|github|googleapis|kubernetes|containerd)\./i,
  },
];

/** Names in a signature's line that its reporter or the reporter's host chose, in order; of one inside another the outer one. */
export function findOwnNames(line: string): readonly OwnName[] {
  return rules
    .flatMap(({ kind, placeholder, pattern, unless, only }) => [...line.matchAll(pattern)]
      .filter((found) => !unless?.test(found[0]) && only?.(found[0]) !== false)
      .map((found) => ({ kind, placeholder, text: found[0], start: found.index, end: found.index + found[0].length })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }, index, all) => !all.slice(0, index).some((other) => other.start <= start && end <= other.end));
}
