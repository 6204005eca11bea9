import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from '../core/incident/json-schema.ts';

/** The text of each JSON Schema for editors, by path from the program's folder. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(jsonSchemas().map(({ name, schema }) => [`schema/${name}`, `${JSON.stringify(schema, undefined, 2)}\n`]));
}

if (import.meta.main) {
  const program = fileURLToPath(new URL('../..', import.meta.url));
  await mkdir(join(program, 'schema'), { recursive: true });
  for (const [path, text] of schemaFiles()) await writeFile(join(program, path), text);
}
