import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consequenceKinds } from '../../../src/core/signature/consequence.ts';
import { compileJudge } from '../../../src/core/signature/judge.ts';
import { signatureFrom } from './load-corpus.ts';

const verdictOf = (paste: string, ...signatures: ReturnType<typeof signatureFrom>[]) => compileJudge(signatures).judge(paste);
const graph = signatureFrom('level=error msg="graphdriver refused the backing filesystem of <path>"\ndevicemapper metadata is frobnicated', 'graph');
const layer = signatureFrom('layerstore lost its checksum for <id>', 'layer');
const network = signatureFrom('level=fatal msg="network allocator wobbled at subnet <addr>"', 'network');

/** Signatures of invented words. */
const invented = (count: number) => Array.from({ length: count }, (_, index) => {
  const word = (salt: number): string => Array.from({ length: 8 }, (_unused, at) => 'abcdefghiklmnoprstuv'.charAt((index * (salt + 3) * 7919 + at * at * (salt + 5) * 104_729) % 20)).join('');
  return signatureFrom(`failed to restore the ${word(1)} of <id>: ${word(2)} ${word(3)}`, `record-${index}`);
});

test('a signature that holds is known, with its lines and nothing missing', () => {
  const { verdict, candidates } = verdictOf('INFO[0001] layerstore lost its checksum for 4f1e0f9cb2d7', layer, graph);
  assert.equal(verdict, 'known');
  assert.deepEqual(candidates.map(({ record, role, missing }) => [record, role, missing]), [['layer', 'cause', []]]);
  assert.deepEqual(candidates[0]?.agrees.map(({ line, start, end }) => [line, start, end]), [[1, 12, 57]]);
});

test('a signature of which one line is missing is similar: what agrees, what is missing', () => {
  const paste = 'INFO[0000] Starting up\nlevel=error msg="something else"\ndevicemapper metadata is frobnicated';
  const { verdict, candidates } = verdictOf(paste, layer, graph);
  assert.equal(verdict, 'similar');
  assert.deepEqual(candidates.map(({ record, matches, missing }) => [record, matches, missing]), [['graph', [], ['level=error msg="graphdriver refused the backing filesystem of <path>"']]]);
  assert.deepEqual(candidates[0]?.agrees.map(({ line, start, end }) => [line, start, end]), [[3, 1, 37]]);
  assert.ok(candidates[0]!.confidence < 0.6);
});

test('a line of which one word is another is similar, and the words that are there are marked', () => {
  const { candidates } = verdictOf('layerstore lost its fingerprint for 4f1e0f9cb2d7', layer, graph);
  assert.deepEqual(candidates.map(({ record, missing }) => [record, missing]), [['layer', ['layerstore lost its checksum for <id>']]]);
  assert.deepEqual(candidates[0]?.agrees.map(({ start, end }) => [start, end]), [[1, 16]]);
});

test('what the signature rules out is not similar', () => {
  const ruled = signatureFrom('layerstore lost its checksum for <id>\nnot: the layer was mended', 'ruled');
  assert.equal(verdictOf('layerstore lost its checksum for 4f1e0f9cb2d7', ruled).verdict, 'known');
  assert.equal(verdictOf('layerstore lost its checksum for 4f1e0f9cb2d7\nINFO: the layer was mended', ruled).verdict, 'unknown');
});

test('words of every log resemble nothing', () => {
  for (const paste of [
    '', 'Error response from daemon: no such file or directory', 'failed to start container: permission denied', 'level=error msg="network is unreachable"',
    'The filesystem of this host is 80 % full.',
  ]) assert.equal(verdictOf(paste, layer, graph, network).verdict, 'unknown', paste);
});

test('at most five are similar, nearest first, and one of each record', () => {
  const many = Array.from({ length: 9 }, (_, index) => signatureFrom(`wobbling frobnicator of shelf ${'abcdefghi'.charAt(index).repeat(6)} exploded`, `shelf-${index}`));
  const { candidates } = verdictOf('wobbling frobnicator of shelf cccccc imploded', ...many, signatureFrom('wobbling frobnicator of shelf cccccc melted', 'shelf-2'), ...invented(200));
  assert.equal(candidates.length, 5);
  assert.equal(candidates[0]?.record, 'shelf-2');
  assert.equal(new Set(candidates.map(({ record }) => record)).size, 5);
  assert.ok(candidates[0]!.confidence > candidates[1]!.confidence);
});

test('options leave signatures out of both verdicts', () => {
  const judge = compileJudge([layer, graph]);
  const only = ({ record }: { record: string }) => record !== 'layer';
  assert.equal(judge.judge('layerstore lost its checksum for 4f1e0f9cb2d7', { only }).verdict, 'unknown');
});

test('each text of the table is found as its kind, alone a paste of it is unknown, with advice', () => {
  for (const { name, lines, command } of consequenceKinds) {
    for (const line of lines) {
      const { verdict, candidates, consequences } = verdictOf(`It says: ${line.replace(/<[a-z]+>/g, 'x')} now.`, layer, graph);
      assert.deepEqual([verdict, candidates], ['unknown', []], line);
      const found = consequences.find((consequence) => consequence.name === name);
      assert.deepEqual([found?.command, found?.line.line], [command, 1], line);
    }
  }
});

test('what is no consequence is not called one', () => {
  for (const paste of [
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied',
    'Started Docker Application Container Engine.', 'containerd successfully booted in 0.027s', 'Get "https://registry.example.org/v2/": context deadline exceeded',
    'level=info msg="stopping healthcheck following graceful shutdown" module=libcontainerd', 'docker.service: Succeeded.',
  ]) assert.deepEqual(verdictOf(paste).consequences, [], paste);
});

test('the same consequence again and again is said once', () => {
  const line = 'Nov 25 09:14:07 node-3 systemd[1]: docker.service: Scheduled restart job, restart counter is at 3.\n';
  const { consequences } = verdictOf(line.repeat(4));
  assert.deepEqual(consequences.map(({ name, line: { line: number } }) => [name, number]), [['docker-unit-failed', 1]]);
});

test('several records: in the order of the log, and what the program dies of after it comes last, as a consequence', () => {
  const entry = (seconds: number, text: string): string => `Nov 25 09:14:0${seconds} node-3 dockerd[812]: ${text}\n`;
  const cause = entry(1, 'level=error msg="layerstore lost its checksum for 4f1e0f9cb2d7"');
  const effect = entry(2, 'level=fatal msg="network allocator wobbled at subnet 192.0.2.0/24"');
  const roles = (paste: string) => verdictOf(paste, network, layer).candidates.map(({ record, role }) => `${record} ${role}`);
  assert.deepEqual(roles(cause + effect), ['layer cause', 'network consequence']);
  assert.deepEqual(roles(effect + cause.replace('812', '900')), ['network cause', 'layer cause'], 'two runs are two failures');
  assert.deepEqual(roles(cause + effect.replace('fatal', 'error')), ['layer cause']);
});

test('a record that names only a consequence comes after its cause', () => {
  const silent = signatureFrom('failed to dial "<path>/containerd.sock": context deadline exceeded', 'silent');
  const paste = 'containerd[700]: layerstore lost its checksum for 4f1e0f9cb2d7\ndockerd[812]: failed to dial "/run/containerd/containerd.sock": context deadline exceeded\n';
  const { candidates, consequences } = verdictOf(paste.split('\n').reverse().join('\n').trim(), silent, layer);
  assert.deepEqual(candidates.map(({ record, role }) => [record, role]), [['layer', 'cause'], ['silent', 'consequence']]);
  assert.deepEqual(consequences.map(({ name }) => name), ['containerd-silent']);
});

test('looking for similar records costs no more with more of them, and grows with the text', () => {
  const lines = Array.from({ length: 400 }, (_, index) => `level=info msg="container restore of network volume ${index} done, nothing failed"\n`).join('');
  const steps = (count: number, text: string): number => {
    const work = { steps: 0 };
    compileJudge(invented(count)).judge(text, { work });
    return work.steps;
  };
  const few = steps(200, lines);
  assert.ok(steps(2000, lines) <= few * 1.5, `${few}`);
  assert.ok(steps(200, lines.repeat(4)) <= few * 4.5);
});
