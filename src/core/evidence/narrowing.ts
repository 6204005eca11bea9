import type { FoundVersion } from './evidence.ts';
import { versionsPart } from './signs.ts';
import { versionsIn } from './versions.ts';

/** Versions that narrow an answer. */
export interface Narrowing {
  /** By product: those that were asked for, then those that the text names. */
  readonly versions: Readonly<Record<string, string>>;
  /** Which of them the text named, each product once. */
  readonly named: readonly FoundVersion[];
}

/** What the versions in a text, and those that somebody gave, rule out. */
export function narrowing(text: string, asked: Readonly<Record<string, string>> = {}): Narrowing {
  const { versions, found } = versionsIn(versionsPart(text));
  return {
    versions: { ...versions, ...asked },
    named: found.filter(({ product, running }, index) => running && asked[product] === undefined && versions[product] !== undefined
      && found.findIndex((other) => other.running && other.product === product) === index),
  };
}
