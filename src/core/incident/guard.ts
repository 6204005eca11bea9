import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { FenceOption } from '../markdown/document.ts';
import { products } from './schema.ts';
import { rangeProblem } from './versions.ts';

/** Where a command holds, as its fence says: `holds="docker >=1.12; after dockerd/install-stack-dump-trap"`. All parts together. */
export interface Guard {
  /** A version range per product. */
  readonly versions: Readonly<Partial<Record<(typeof products)[number], string>>>;
  /** Start-up steps that must be over, `<daemon>/<stage>`. */
  readonly after: readonly string[];
  /** Start-up steps that must not have begun. */
  readonly before: readonly string[];
  readonly place: Place;
}

/** Reads the option `holds`. There is no value where a part cannot be read. */
export function parseGuard({ value, place }: FenceOption): Compiled<Guard> {
  const diagnostics: Diagnostic[] = [];
  const versions: Record<string, string> = {};
  const stages: Record<'after' | 'before', string[]> = { after: [], before: [] };
  for (const clause of value.split(';').map((part) => part.trim())) {
    const [, word = '', rest = ''] = /^(\S+)(?:\s+(.*))?$/.exec(clause) ?? [];
    if (word === 'after' || word === 'before') {
      if (/^[a-z0-9-]+\/[a-z0-9-]+$/.test(rest)) stages[word].push(rest);
      else diagnostics.push(diagnostic('fence/guard-part', place, { found: clause }));
    } else if (!/^[a-z]+$/.test(word) || rest === '' || Object.hasOwn(versions, productOf(word) ?? '')) {
      diagnostics.push(diagnostic('fence/guard-part', place, { found: clause }));
    } else {
      const product = productOf(word);
      const problem = rangeProblem(rest);
      if (!product) {
        const suggestion = suggest(word, products);
        diagnostics.push(diagnostic('fence/guard-product', place, { found: word, known: products, ...(suggestion && { suggestion }) }));
      } else if (problem) diagnostics.push(diagnostic('fence/guard-range', place, { product, range: rest, ...problem }));
      else versions[product] = rest;
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: { versions, ...stages, place }, diagnostics };
}

/** Daemons have the versions of the product that they come with. */
export function productOf(word: string): (typeof products)[number] | undefined {
  return products.find((product) => product === (word === 'dockerd' ? 'docker' : word));
}

/** A guard as a sentence: `Holds for docker >=1.12, once dockerd has passed install-stack-dump-trap.` */
export function guardSentence({ versions, after, before }: Omit<Guard, 'place'>): string {
  const ranges = Object.entries(versions).map(([product, range]) => `${product} ${range === '*' ? 'of any version' : range}`);
  return `Holds ${[
    ...(ranges.length > 0 ? [`for ${ranges.join(' and ')}`] : []),
    ...(after.length > 0 ? [`once ${after.map((stage) => stageWords(stage, 'has passed')).join(' and ')}`] : []),
    ...(before.length > 0 ? [`until ${before.map((stage) => stageWords(stage, 'begins')).join(' or ')}`] : []),
  ].join(', ')}.`;
}

function stageWords(stage: string, verb: string): string {
  const [daemon, step] = stage.split('/');
  return `${daemon} ${verb} ${step}`;
}
