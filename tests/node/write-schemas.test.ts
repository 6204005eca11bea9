import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { schemaFiles } from '../../src/node/write-schemas.ts';

const program = fileURLToPath(new URL('../..', import.meta.url));

test('schema/ holds exactly what the content schemas say; `npm run schema` rewrites it', async () => {
  const files = schemaFiles();
  assert.deepEqual((await readdir(`${program}schema`)).map((name) => `schema/${name}`).sort(), [...files.keys()].sort());
  for (const [path, text] of files) assert.equal(await readFile(program + path, 'utf8'), text, path);
});
