import type { YamlPath } from '../markdown/yaml.ts';

/** The text at `path`; `undefined` where there is none or something else. For checks that run beside the schema's. */
export function textAt(value: unknown, path: YamlPath): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** The list at `path`; empty where there is none or something else. */
export function listAt(value: unknown, path: YamlPath): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}
