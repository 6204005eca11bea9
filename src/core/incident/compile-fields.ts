import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { Document } from '../markdown/document.ts';
import { compileFrontMatter } from '../markdown/front-matter.ts';
import type { YamlPath, YamlSource } from '../markdown/yaml.ts';
import { incidentFrontMatter, products, type IncidentFrontMatter } from './schema.ts';
import { rangeProblem, rangesOverlap } from './versions.ts';

/** The record's front matter, and the place of each of its keys by dotted name (`affects.docker`). */
export interface IncidentFields {
  readonly frontMatter: IncidentFrontMatter;
  readonly places: Readonly<Record<string, Place>>;
}

export function compileFields(document: Document): Compiled<IncidentFields> {
  const yaml = document.frontMatter;
  if (!yaml) return { diagnostics: [] };
  const compiled = compileFrontMatter(yaml, incidentFrontMatter);
  const diagnostics = [...compiled.diagnostics, ...checkRanges(yaml, 'affects'), ...checkRanges(yaml, 'fixed-in')];
  const frontMatter = compiled.value;
  if (!frontMatter) return { diagnostics };
  diagnostics.push(...checkStatus(frontMatter, yaml));
  return { value: { frontMatter, places: placesOf(yaml, yaml.value, []) }, diagnostics };
}

/** Also where other fields are wrong, so that all mistakes come in one run. */
function checkRanges(yaml: YamlSource, field: 'affects' | 'fixed-in'): Diagnostic[] {
  const ranges = isGroup(yaml.value) ? yaml.value[field] : undefined;
  if (!isGroup(ranges)) return [];
  if (Object.keys(ranges).length === 0) {
    return [diagnostic('front-matter/too-short', yaml.placeOfValue([field]), {
      field, size: 0, limit: 1, unit: 'products', description: `Name a product and its versions, for example docker: ">=1.11.0 <1.13.0". Products are: ${products.join(', ')}.`,
    })];
  }
  return Object.entries(ranges).flatMap(([product, range]) => {
    const problem = typeof range === 'string' && range !== '' ? rangeProblem(range) : undefined;
    if (!problem) return [];
    return [diagnostic('front-matter/bad-version-range', yaml.placeOfValue([field, product]), {
      field: `${field}.${product}`, found: String(range).slice(0, 80), ...problem,
    })];
  });
}

function checkStatus({ status, affects, 'fixed-in': fixed }: IncidentFrontMatter, yaml: YamlSource): Diagnostic[] {
  if (!fixed) return status === 'fixed' ? [diagnostic('incident/fixed-without-version', yaml.placeOfValue(['status']), {})] : [];
  const found: Diagnostic[] = [];
  if (status === 'open' || status === 'known-error') {
    found.push(diagnostic('incident/fixed-in-not-fixed', yaml.placeOfKey(['fixed-in']), { status }, {
      related: [{ note: 'the status', place: yaml.placeOfValue(['status']) }],
    }));
  }
  for (const [product, range] of Object.entries(fixed)) {
    const affected = affects[product as keyof typeof affects];
    if (affected === undefined || range === undefined || !rangesOverlap(affected, range)) continue;
    found.push(diagnostic('incident/fixed-in-overlaps', yaml.placeOfValue(['fixed-in', product]), { product, affects: affected, fixed: range }, {
      related: [{ note: 'the affected versions', place: yaml.placeOfValue(['affects', product]) }],
    }));
  }
  return found;
}

function placesOf(yaml: YamlSource, value: unknown, path: YamlPath): Record<string, Place> {
  if (!isGroup(value)) return {};
  return Object.fromEntries(Object.keys(value).flatMap((key) => {
    const inner = [...path, key];
    return [[inner.join('.'), yaml.placeOfKey(inner)] as const, ...Object.entries(placesOf(yaml, value[key], inner))];
  }));
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
