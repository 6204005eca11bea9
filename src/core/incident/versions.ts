// One by one, since pages read versions too, and the whole of node-semver weighs a third more.
import Range from 'semver/classes/range.js';
import satisfies from 'semver/functions/satisfies.js';
import intersects from 'semver/ranges/intersects.js';
import validRange from 'semver/ranges/valid.js';
import { normaliseVersion } from './version-number.ts';

const options = { loose: true, includePrerelease: true } as const;

/**
 * Whether `version` of `product` lies in `range`. A version written with the name of another product never does.
 * A pre-release counts by its order: 1.13.0-rc1 lies in `<1.13.0`.
 */
export function inRange(product: string, version: string, range: string): boolean {
  const name = /^\s*([a-z]+)[-/ ]v?\d/i.exec(version)?.[1]?.toLowerCase();
  if (name !== undefined && name !== product) return false;
  const normal = normaliseVersion(version);
  return normal !== undefined && rangeProblem(range) === undefined && satisfies(normal, range, options);
}

/** What is wrong with a version range, as the end of a sentence that begins with "which", and what may have been meant. */
export interface RangeProblem {
  readonly problem: string;
  readonly suggestion?: string;
}

/** @returns `undefined` when node-semver reads the range and at least one version can lie in it */
export function rangeProblem(range: string): RangeProblem | undefined {
  if (range.length > 200) return { problem: 'is longer than 200 characters' };
  const plain = range.replace(/-(?:ce|ee)\b(?:-\d+)?/gi, '');
  const between = /^v?([\d.]+)\s*(?:to|until|–|—|\.\.\.?)\s*v?([\d.]+)$/i.exec(plain.trim());
  if (between) return { problem: 'is no version range', suggestion: `>=${between[1]} <=${between[2]}` };
  if (plain !== range) return { problem: 'names an edition (-ce, -ee)', suggestion: plain };
  if (range.includes(',')) {
    const suggestion = range.replace(/\s*,\s*/g, ' ');
    return { problem: 'has a comma, which is no part of a range', ...(rangeProblem(suggestion) === undefined && { suggestion }) };
  }
  if (range.trim() === '') return { problem: 'is empty', suggestion: '*' };
  if (!range.split('||').every(isReadable) || validRange(range, options) === null) return { problem: 'is no version range' };
  if (isEmpty(range)) return { problem: 'contains no version at all' };
  return undefined;
}

/** Whether some version lies in both ranges. False when one of them cannot be read. */
export function rangesOverlap(a: string, b: string): boolean {
  return rangeProblem(a) === undefined && rangeProblem(b) === undefined && intersects(a, b, options);
}

/** node-semver, when it is loose, leaves out what it cannot read; `before 2` would mean `2`. */
function isReadable(part: string): boolean {
  const words = part.trim().replace(/([<>=~^])\s+/g, '$1').split(/\s+/);
  const [from = '', dash, to = ''] = words;
  return words.length === 3 && dash === '-' ? [from, to].every((word) => comparator.test(word)) : words.every((word) => comparator.test(word));
}

const comparator = /^(?:[<>]=?|[=~^])?v?(?:\d+|[xX*])(?:\.(?:\d+|[xX*])){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

function isEmpty(range: string): boolean {
  const parts = new Range(range, options);
  return parts.set.every((comparators) =>
    comparators.some((one, index) => comparators.slice(index + 1).some((other) => !one.intersects(other, options))));
}
