import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileSignature } from '../../../src/core/signature/compile.ts';
import type { Signature } from '../../../src/core/signature/signature.ts';

const here = import.meta.dirname;

/** Compiles the text of a fence as a record would; fails on a diagnostic. */
export function signatureFrom(text: string, record = 'record', options: Readonly<Record<string, string | true>> = {}): Signature {
  const { value, diagnostics } = compileSignature(text, { record, index: 0, options, place: { file: `${record}.md`, line: 1, column: 1 } });
  if (!value || diagnostics.length > 0) throw new Error(`${record}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return value;
}

/** The signatures that the corpus is tried on, one file a record. A first line `any-order` stands for the option. */
export function loadSignatures(): Signature[] {
  const folder = join(here, 'signatures');
  return readdirSync(folder).sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const anyOrder = text.startsWith('any-order\n');
    return signatureFrom(anyOrder ? text.slice('any-order\n'.length) : text, file.replace(/\.txt$/, ''), anyOrder ? { 'any-order': true } : {});
  });
}

export interface Case {
  readonly name: string;
  readonly text: string;
  readonly expectedFile: string;
  /** Written by hand: the records that the paste must name, and no other. */
  readonly records: readonly string[];
  /** Written by UPDATE=1, read by a person: how the paste is read, and where the signatures stand in it. */
  readonly reading?: unknown;
}

export function loadCorpus(): Case[] {
  const folder = join(here, 'corpus');
  return readdirSync(folder).sort().map((name) => {
    const expectedFile = join(folder, name, 'expected.json');
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as { records: string[]; reading?: unknown };
    return { name, text: readFileSync(join(folder, name, 'paste.txt'), 'utf8'), expectedFile, ...expected };
  });
}
