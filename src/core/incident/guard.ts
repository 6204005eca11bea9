import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { FenceOption } from '../markdown/document.ts';
import { productOf, products, type Product } from './products.ts';
import { rangeProblem } from './versions.ts';

/** Where a command holds, as its fence says: `holds="docker >=1.12; after dockerd/install-stack-dump-trap"`. All parts together. */
export interface Guard {
  /** A version range per product. */
  readonly versions: Readonly<Partial<Record<Product, string>>>;
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
    } else if (!/^[a-z]+$/.test(word) || rest === '') {
      diagnostics.push(diagnostic('fence/guard-part', place, { found: clause }));
    } else {
      const product = productOf(word);
      const problem = rangeProblem(rest);
      if (!product) {
        const suggestion = suggest(word, products);
        diagnostics.push(diagnostic('fence/guard-product', place, { found: word, known: products, ...(suggestion && { suggestion }) }));
      } else if (Object.hasOwn(versions, product)) diagnostics.push(diagnostic('fence/guard-part', place, { found: clause, twice: product }));
      else if (problem) diagnostics.push(diagnostic('fence/guard-range', place, { product, range: rest, ...problem }));
      else versions[product] = rest;
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: { versions, ...stages, place }, diagnostics };
}

/** A piece of a guard's sentence: plain text, or the id of a start-up step, `<daemon>/<stage>` in full. */
export type GuardPiece = { readonly text: string; readonly stage?: string };

/** A guard as a sentence: `Holds for docker >=1.12, once dockerd has passed install-stack-dump-trap.` */
export const guardSentence = (guard: Omit<Guard, 'place'>): string => guardPieces(guard).map(({ text }) => text).join('');

/** The sentence in pieces, so that a page can link the steps that it names. */
export function guardPieces({ versions, after, before }: Omit<Guard, 'place'>): readonly GuardPiece[] {
  const ranges = Object.entries(versions).map(([product, range]) => `${product} ${range === '*' ? 'of any version' : range}`);
  const parts = [
    ...(ranges.length > 0 ? [[{ text: `for ${ranges.join(' and ')}` }]] : []),
    ...(after.length > 0 ? [stagePieces('once', after, 'has passed', 'and')] : []),
    ...(before.length > 0 ? [stagePieces('until', before, 'begins', 'or')] : []),
  ];
  return [{ text: 'Holds ' }, ...parts.flatMap((part, index) => (index > 0 ? [{ text: ', ' }, ...part] : part)), { text: '.' }];
}

function stagePieces(when: string, stages: readonly string[], verb: string, joint: string): GuardPiece[] {
  return stages.flatMap((stage, index) => {
    const [daemon, step] = stage.split('/');
    return [{ text: `${index === 0 ? when : ` ${joint}`} ${daemon} ${verb} ` }, { text: step!, stage }];
  });
}
