import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Compiled } from '../../../src/core/diagnostics/diagnostic.ts';
import { compileFrontMatter } from '../../../src/core/markdown/front-matter.ts';
import { parseYaml } from '../../../src/core/markdown/yaml.ts';

const schema = z.strictObject({
  name: z.string().min(3).max(5).describe('Its name.'),
  kind: z.enum(['cat', 'cow']).default('cat'),
  day: z.iso.date().optional(),
  links: z.array(z.union([z.url({ protocol: /^https$/ }), z.strictObject({ url: z.url(), note: z.string() })])).max(2).optional(),
  by: z.partialRecord(z.enum(['docker', 'linux']), z.strictObject({ range: z.string() })).optional(),
});

function compile(text: string): Compiled<z.output<typeof schema>> {
  const yaml = parseYaml({ path: 'x.yaml', text });
  return yaml.value ? compileFrontMatter(yaml.value, schema) : { diagnostics: yaml.diagnostics };
}

/** `code line:column-endColumn` of each. */
function found(text: string): string[] {
  return compile(text).diagnostics.map(({ code, place: { line, column, endColumn } }) => `${code} ${line}:${column}-${endColumn ?? ''}`);
}

test('a right file has its value, with defaults', () => {
  assert.deepEqual(compile('name: abc\nday: 2026-11-25\n').value, { name: 'abc', kind: 'cat', day: '2026-11-25' });
});

test('each mistake stands at its own key or value', () => {
  assert.deepEqual(found('nmae: abc\nkind: "cst"\n'), [
    'front-matter/missing-field 1:1-', 'front-matter/not-one-of 2:7-12', 'front-matter/unknown-field 1:1-5',
  ]);
  assert.deepEqual(found('name: 12\nday: 25.11.2026\n'), ['front-matter/wrong-type 1:7-9', 'front-matter/bad-format 2:6-16']);
  assert.deepEqual(found('name: abcdefgh\nlinks: [1, 2, 3]'), [
    'front-matter/too-long 1:7-15', 'front-matter/too-long 2:8-17',
  ]);
});

test('mistakes deep inside lists, unions and records are found where they are', () => {
  assert.deepEqual(found('name: abc\nlinks:\n  - http://x.org\n  - url: https://x.org\n    nte: x\n'), [
    'front-matter/bad-format 3:5-17', 'front-matter/missing-field 4:5-11', 'front-matter/unknown-field 5:5-8',
  ]);
  assert.deepEqual(found('name: abc\nby:\n  dokcer:\n    range: x\n  linux:\n    rnge: x\n'), [
    'front-matter/missing-field 5:3-8', 'front-matter/unknown-field 6:5-9', 'front-matter/unknown-field 3:3-9',
  ]);
});

test('an empty value, an empty file and a file that is a list are named as what they are', () => {
  assert.deepEqual(compile('name:\n').diagnostics.map(({ message }) => message), ['“name” must be text, but is empty.']);
  assert.deepEqual(found(''), ['front-matter/missing-field 1:1-']);
  assert.deepEqual(compile('- a\n').diagnostics.map(({ message }) => message), ['“the whole” must be a group of fields, but is a list.']);
});

test('a number, a date-like or a yes without quotes says to quote it', () => {
  assert.match(compile('name: 1.10\n').diagnostics[0]!.help, /double quotes/);
  assert.match(compile('name: true\n').diagnostics[0]!.message, /value true/);
});

test('bad YAML is placed in the file, the first mistake of each line', () => {
  assert.deepEqual(found('name: abc\nname: abd\n'), ['document/bad-yaml 2:1-5']);
  assert.deepEqual(found('name: abc\nlinks:\n\t- x\n'), ['document/bad-yaml 3:1-2']);
  assert.deepEqual(found('title: dockerd dies: EOF\n'), ['document/bad-yaml 1:8-9']);
  assert.deepEqual(found('name: "abc\nkind: cat\n'), ['document/bad-yaml 1:7-11']);
  assert.deepEqual(found('name: abc\nby:\n  docker: >=1.11 <2\n  linux: >=4\n').map((each) => each.split('-')[1]), ['yaml 3:12', 'yaml 4:11']);
  assert.deepEqual(found('name: abc\n---\nkind: cat\n'), ['document/bad-yaml 2:1-4']);
});

test('aliases, anchors and tags are refused, so that a small file cannot become a large one', () => {
  assert.deepEqual(found('a: &x [1]\nb: *x\n').map((each) => each.split(' ')[0]), ['document/bad-yaml', 'document/bad-yaml']);
  assert.deepEqual(found('a: !!binary aGk=\n').length > 0, true);
});

test('names that every object has are fields like any other', () => {
  assert.deepEqual(found('name: abc\n__proto__: 1\nconstructor: 2\n').map((each) => each.split(' ')[0]), ['front-matter/unknown-field', 'front-matter/unknown-field']);
});
