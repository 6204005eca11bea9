import type { Place } from '../diagnostics/diagnostic.ts';
import { splitPlaceholders } from './placeholder.ts';
import type { Signature, SignatureLine } from './signature.ts';

/** One signature as written: record, its number, its fence's text, and the version ranges where there are any. `+` before the text: any order. */
export type SignatureRow = readonly [record: string, index: number, text: string, versions?: Readonly<Record<string, string>>];

/**
 * Signatures as compact rows, plain JSON. Only what was written is kept, the tables are made again on loading: that takes less time than
 * loading them would, and a table compresses badly.
 */
export const packSignatures = (signatures: readonly Signature[]): SignatureRow[] => signatures.map((signature) => {
  const lines = signature.lines.map((line) => (line.absent ? `not: ${line.raw}` : line.raw));
  const text = `${signature.order === 'any-order' ? '+' : '-'}${[...lines, ...(signature.nothingMore ? ['<nothing more>'] : [])].join('\n')}`;
  return Object.keys(signature.versions).length > 0 ? [signature.record, signature.index, text, signature.versions] : [signature.record, signature.index, text];
});

/** The signatures of `packSignatures`; their places are lost and read line 1. */
export const unpackSignatures = (rows: readonly SignatureRow[]): Signature[] => rows.map(signatureOf);

/** The signature of a text as a contributor writes it, its faults passed over. */
export const readSignature = (text: string): Signature => signatureOf(['', 0, `-${text}`]);

function signatureOf([record, index, packed, versions = {}]: SignatureRow): Signature {
  const place: Place = { file: `content/incidents/${record}.md`, line: 1, column: 1 };
  const lines = packed.slice(1).split('\n');
  const nothingMore = lines.at(-1) === '<nothing more>';
  return {
    record,
    index,
    lines: (nothingMore ? lines.slice(0, -1) : lines).map((line) => lineOf(line, place)),
    order: packed.startsWith('+') ? 'any-order' : 'in-order',
    nothingMore,
    versions,
    place,
  };
}

function lineOf(line: string, place: Place): SignatureLine {
  const absent = line.startsWith('not: ');
  const raw = absent ? line.slice('not: '.length) : line;
  return { raw, parts: splitPlaceholders(raw).pieces.map((piece) => (piece.kind === 'literal' ? piece.text : null)), absent, place };
}
