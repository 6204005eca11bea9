import { suggest } from '../diagnostics/suggest.ts';
import { candidates, lineCandidates, matchesKey, targetKey, type Candidate } from './find-target.ts';
import type { Extent, GoFile } from './go-file.ts';
import { linesOf } from './line-of.ts';
import type { PointerTarget, SourcePointer } from './pointer.ts';

/** What a pointer finds in the text of its file. Lines count from 1. */
export type LookUp =
  | {
      readonly kind: 'found';
      /** Absent when the whole file is meant. */
      readonly line?: number;
      readonly endLine?: number;
      /** First lines of all that it could mean, when that is more than one and the pointer does not say which. */
      readonly among?: readonly number[];
    }
  | { readonly kind: 'missing-symbol'; readonly suggestion?: string }
  | {
      readonly kind: 'missing-target';
      /** The likest call, literal or line inside the symbol. */
      readonly suggestion?: string;
      /** Another symbol of the file that holds it. */
      readonly elsewhere?: string;
    }
  /** The pointer ends in `#<n>`, and there are fewer. */
  | { readonly kind: 'too-few'; readonly among: readonly number[] };

/** Looks a pointer up in its Go file. */
export function lookUpInGo(pointer: SourcePointer, file: GoFile): LookUp {
  const { target, symbol } = pointer;
  const extents = file.symbols.get(symbol);
  if (!extents) {
    const suggestion = suggestSymbol(symbol, [...file.symbols.keys()]);
    return { kind: 'missing-symbol', ...(suggestion && { suggestion }) };
  }
  if (target.kind === 'definition') return choose(file.text, extents, target.occurrence);

  const key = targetKey(target);
  const inside = extents.flatMap((extent) => candidates(file, extent, target.kind));
  const found = inside.filter((candidate) => matchesKey(target.kind, candidate, key));
  if (found.length > 0) return choose(file.text, found, target.occurrence);

  const suggestion = suggestTarget(target, key, inside);
  const elsewhere = [...file.symbols].find(([other, places]) => other !== symbol && places.some((extent) =>
    candidates(file, extent, target.kind).some((candidate) => matchesKey(target.kind, candidate, key))))?.[0];
  return { kind: 'missing-target', ...(suggestion && { suggestion }), ...(elsewhere && { elsewhere }) };
}

/** Looks a pointer with the symbol `-` up in a file of any language. */
export function lookUpInText(pointer: SourcePointer, text: string): LookUp {
  const { target } = pointer;
  if (target.kind === 'definition') return { kind: 'found' };
  const key = targetKey(target.kind === 'message' ? { kind: 'text', text: target.text } : target);
  const found = lineCandidates(text).filter((candidate) => matchesKey('text', candidate, key));
  if (found.length > 0) return choose(text, found, target.occurrence);
  return { kind: 'missing-target' };
}

function choose(text: string, found: readonly Extent[], occurrence: number | undefined): LookUp {
  const among = found.map((extent) => linesOf(text, extent).line);
  const chosen = found[(occurrence ?? 1) - 1];
  if (!chosen) return { kind: 'too-few', among };
  return { kind: 'found', ...linesOf(text, chosen), ...(occurrence === undefined && found.length > 1 && { among }) };
}

/** The same name with another receiver comes first, then the likest name. */
export function suggestSymbol(symbol: string, known: readonly string[]): string | undefined {
  const name = lastName(symbol);
  return known.find((other) => lastName(other) === name) ?? suggest(symbol, known);
}

function suggestTarget(target: PointerTarget, key: string, inside: readonly Candidate[]): string | undefined {
  const keys = [...new Set(inside.map((candidate) => candidate.key))];
  if (target.kind === 'call') {
    const sameName = keys.filter((other) => lastName(other) === lastName(key));
    return sameName.length > 0 ? sameName.slice(0, 4).join('” or “') : suggest(key, keys);
  }
  const part = key.trim().toLowerCase();
  return keys.find((other) => other !== '' && (other.toLowerCase().includes(part) || (other.length > 5 && part.includes(other.toLowerCase()))))
    ?? suggest(key, keys);
}

const lastName = (symbol: string): string => symbol.slice(symbol.lastIndexOf('.') + 1);
