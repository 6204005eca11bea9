import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';

/** What a page is given by `data/<name>.js`. */
export function readDataScript(name: string, text: string): unknown {
  const given: string[][] = [];
  runInNewContext(text, { leadlineData: (...all: string[]) => given.push(all) });
  assert.deepEqual(given.map(([which]) => which), [name]);
  return JSON.parse(given[0]![1]!);
}
