import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { observableKeys } from '../../../src/core/startup/observable-keys.ts';
import { observableNames } from '../../../src/core/startup/observable-names.ts';

const src = join(import.meta.dirname, '../../../src');

test('what can be observed has its names in one table', () => {
  assert.deepEqual(Object.keys(observableNames), [...observableKeys]);
  const tables = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|astro)$/.test(path) && /'stack-dump':/.test(readFileSync(join(src, path), 'utf8')));
  assert.deepEqual(tables, ['core/startup/observable-names.ts']);
});
