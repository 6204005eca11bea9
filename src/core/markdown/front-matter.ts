import type { z } from 'zod';
import type { Compiled, Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { descriptionAt, fieldsAt } from './schema-lookup.ts';
import type { YamlPath, YamlSource } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/**
 * Compiles a front matter, or a whole YAML file, against its schema. Each mistake becomes one `front-matter/…` diagnostic
 * at the very key or value.
 *
 * @returns a value only when there is no mistake
 */
export function compileFrontMatter<S extends z.ZodType>(yaml: YamlSource, schema: S): Compiled<z.output<S>> {
  const result = schema.safeParse(yaml.value ?? {});
  if (result.success) return { value: result.data, diagnostics: [] };
  const diagnostics = result.error.issues.flatMap((issue) => explainIssue(issue as Issue, [], yaml, schema));
  return { diagnostics };
}

function explainIssue(issue: Issue, above: YamlPath, yaml: YamlSource, schema: z.ZodType): Diagnostic[] {
  const path: YamlPath = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField([...path, key], yaml, schema));
  if (issue.code === 'invalid_union') {
    return nearestBranch(issue.errors as Issue[][]).flatMap((inner) => explainIssue(inner, path, yaml, schema));
  }
  const found = valueAt(yaml.value ?? {}, path);
  if (found === undefined) return [missingField(path, yaml, schema)];

  const field = nameOf(path);
  const place = yaml.placeOfValue(path);
  const description = descriptionAt(schema, path);
  switch (issue.code) {
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (typeof found !== 'string') return [wrongType(path, yaml, 'text', found)];
      const suggestion = suggest(found, known);
      return [diagnostic('front-matter/not-one-of', place, { field, found: shorten(found), known, ...(suggestion && { suggestion }) })];
    }
    case 'invalid_type':
      return [wrongType(path, yaml, issue.expected, found)];
    case 'too_big':
      return [diagnostic('front-matter/too-long', place, { field, limit: Number(issue.maximum), ...sizeOf(found) })];
    case 'too_small':
      if (found === '') return [wrongType(path, yaml, 'string', null)];
      return [diagnostic('front-matter/too-short', place, { field, limit: Number(issue.minimum), ...sizeOf(found), ...(description && { description }) })];
    default: {
      const format = issue.code === 'invalid_format' ? issue.format : '';
      const expected = formats[format];
      const wanted = description ?? descriptionAt(schema, path.slice(0, -1));
      return [diagnostic('front-matter/bad-format', place, {
        field, found: shorten(String(found)), ...(expected && { expected }), ...(wanted && { description: wanted }),
      })];
    }
  }
}

const formats: Readonly<Record<string, string>> = {
  date: 'a day, written YYYY-MM-DD',
  url: 'an https address',
};

function unknownField(path: YamlPath, yaml: YamlSource, schema: z.ZodType): Diagnostic {
  const found = String(path.at(-1));
  const known = fieldsAt(schema, path.slice(0, -1));
  const suggestion = suggest(found, known);
  return diagnostic('front-matter/unknown-field', yaml.placeOfKey(path), { found, known, ...(suggestion && { suggestion }) });
}

function missingField(path: YamlPath, yaml: YamlSource, schema: z.ZodType): Diagnostic {
  const parent = path.slice(0, -1);
  const description = descriptionAt(schema, path);
  const place = parent.length > 0 ? yaml.placeOfKey(parent) : yaml.place;
  return diagnostic('front-matter/missing-field', place, {
    field: String(path.at(-1)),
    ...(description && { description }),
    ...(parent.length > 0 && { within: nameOf(parent) }),
  });
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', boolean: 'true or false', array: 'a list', object: 'a group of fields', record: 'a group of fields',
};

function wrongType(path: YamlPath, yaml: YamlSource, expected: string, found: unknown): Diagnostic {
  const quotable = expected === 'string' && (typeof found === 'number' || typeof found === 'boolean');
  const advice = quotable ? 'Put it in double quotes.'
    : found === null ? 'Write a value after the colon, or remove the line.'
    : expected === 'array' ? 'Write each item on a line of its own, after “- ”.' : undefined;
  return diagnostic('front-matter/wrong-type', yaml.placeOfValue(path), {
    field: path.length > 0 ? nameOf(path) : 'the whole',
    expected: typeNames[expected] ?? expected,
    found: typeOf(found),
    ...(advice && { advice }),
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  return typeof value === 'string' ? `the text “${shorten(value)}”` : `the ${typeof value === 'boolean' ? 'value' : 'number'} ${String(value)}`;
}

function sizeOf(value: unknown): { size: number; unit: string } {
  return Array.isArray(value) ? { size: value.length, unit: 'items' } : { size: String(value).length, unit: 'characters' };
}

/** Of a union, the alternative that was meant: the first whose own kind (text, group) fits; else the first. */
function nearestBranch(branches: readonly Issue[][]): readonly Issue[] {
  return branches.find((issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0)) ?? branches[0] ?? [];
}

/** `steps[2].waits[0].limit` as people say it: lists count from 1. */
function nameOf(path: YamlPath): string {
  return path.reduce<string>((name, step) => (typeof step === 'number' ? `${name}[${step + 1}]` : name ? `${name}.${step}` : step), '');
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step) ? (inner as Record<string | number, unknown>)[step] : undefined),
    value,
  );
}

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};
