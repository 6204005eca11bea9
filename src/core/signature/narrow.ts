/** Whose name it is. */
export type NarrowKind = 'container' | 'image' | 'host' | 'mail';

/** Something in a line that only one reporter has, so that a signature with it matches nobody else. Offsets into the line. */
export interface OwnName {
  readonly kind: NarrowKind;
  readonly placeholder: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Bounded quantifiers only. `unless` keeps what programs themselves print. */
const rules: readonly { readonly kind: NarrowKind; readonly placeholder: string; readonly pattern: RegExp; readonly unless?: RegExp }[] = [
  { kind: 'mail', placeholder: 'mail', pattern: /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/g },
  // Compose: project, service, number.
  { kind: 'container', placeholder: 'container', pattern: /(?<![\w/.<-])[a-z0-9]{2,40}([_-])[a-z0-9]{2,40}\1\d{1,2}(?![\w.>-])/g },
  {
    kind: 'image', placeholder: 'image', pattern: /(?<![\w/.<-])(?:[a-z0-9][a-z0-9.-]{0,60}\/){0,3}[a-z][a-z0-9._-]{1,60}:(?:latest|\d{1,4}(?:\.\d{1,4}){1,3}(?:-[a-z0-9]{1,20})?)(?![\w>-]|[.:]\w)/g,
    unless: /^(?:\d|localhost:)|\.(?:go|c|h|py|js|ts|rs|sh):/,
  },
  {
    kind: 'host', placeholder: 'host', pattern: /(?<![\w/@.<-])[a-z0-9](?:[a-z0-9-]{0,40}\.){1,4}(?:com|net|org|local|lan|internal|intern|corp|home)(?![\w./>-])/gi,
    unless: /(?:^|\.)(?:docker|github|googleapis|kubernetes|containerd)\./i,
  },
];

/** Names in a signature's line that its reporter chose, in order. */
export function findOwnNames(line: string): readonly OwnName[] {
  return rules
    .flatMap(({ kind, placeholder, pattern, unless }) => [...line.matchAll(pattern)]
      .filter((found) => !unless?.test(found[0]))
      .map((found) => ({ kind, placeholder, text: found[0], start: found.index, end: found.index + found[0].length })))
    .sort((a, b) => a.start - b.start);
}
