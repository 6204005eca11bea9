import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEvidence } from '../../../src/core/evidence/read-evidence.ts';
import { testContext } from './test-context.ts';

const folder = join(import.meta.dirname, 'fixtures');
const inputs = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name, 'input.txt'), 'utf8'));

/** The same numbers on each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

test('a text that is cut, mixed or damaged anywhere is read without an error', () => {
  const next = random(7);
  const alphabet = '\n\t (){}[]<>"\\=:,.0x1aG*\u0000\ud83d\uffff';
  for (const text of inputs) {
    for (let round = 0; round < 40; round++) {
      const from = Math.floor(next() * text.length);
      const at = Math.floor(next() * text.length);
      const noise = Array.from({ length: 5 }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
      const other = inputs[Math.floor(next() * inputs.length)]!;
      const damaged = text.slice(from, at) + noise + other.slice(Math.floor(next() * other.length)) + text.slice(at);
      JSON.stringify(readEvidence(damaged, testContext));
    }
  }
});

/** Texts on which a reader that is not linear would not come back; and whatever is pasted, what is said of it can be read. */
const growing: Readonly<Record<string, (times: number) => string>> = {
  'one long line': (times) => 'goroutine 1 [select]: '.repeat(times),
  'one long frame': (times) => `goroutine 1 [select]:\nmain.f(${'0xc000000000, '.repeat(times)})`,
  'frames that never end': (times) => `goroutine 1 [select]:\n${'main.f(0xc000000000,\n'.repeat(times)}`,
  'many goroutines of one lock': (times) => Array.from({ length: times }, (_, id) => `goroutine ${id + 1} [semacquire, 3 minutes]:\nsync.runtime_Semacquire(0xc000000004)\nsync.(*Mutex).Lock(0xc000000000)\ngithub.com/docker/docker/daemon.(*Daemon).restore(0xc000000${100 + (id % 900)}, 0xc000000000)\ncreated by main.main`).join('\n\n'),
  'a lock for each goroutine': (times) => Array.from({ length: times }, (_, id) => `goroutine ${id + 1} [semacquire]:\nsync.(*Mutex).Lock(0xc${(0x10000000 + id * 8).toString(16)})\nmain.f(0xc000000000)`).join('\n\n'),
  'a dump for each goroutine': (times) => 'goroutine 1 [select]:\nmain.main()\n\n'.repeat(times),
  'unfinished calls': (times) => Array.from({ length: times }, (_, id) => `[pid ${id}] read(${id}, <unfinished ...>`).join('\n'),
  'results in one line': (times) => `read(1, "${') = 1 '.repeat(times)}`,
  'descriptors with names': (times) => `read(1<${'<->'.repeat(times)}`,
  'units without end': (times) => '● docker.service - x\n   Loaded: loaded\n   Active: active\n'.repeat(times),
  'versions without end': (times) => 'Server Version: 1.12.3\n'.repeat(times),
  'brackets': (times) => `goroutine 1 [select]:\n${'a.b('.repeat(times)}${')'.repeat(times)}`,
};

for (const [name, make] of Object.entries(growing)) {
  test(`says little about ${name}`, () => {
    const said = JSON.stringify(readEvidence(make(30_000), testContext));
    assert.ok(said.length < 40_000, `${said.length} characters`);
  });
}
