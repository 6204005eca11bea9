import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packSignatures, readSignature } from '../../../src/core/signature/serialise.ts';
import { compileReporter, type Report } from '../../../src/core/verdict/report.ts';
import type { VerdictIndex } from '../../../src/core/verdict/verdict-index.ts';

const signatures: Readonly<Record<string, string>> = {
  'widget-lost': 'widget store lost its index\nlevel=fatal msg="no widgets left"',
  'gizmo-stuck': 'gizmo <id> is stuck in the turnstile',
  'old-only': 'the antique clockwork ran down backwards',
};
const index: VerdictIndex = {
  signatures: packSignatures(Object.entries(signatures).map(([record, text]) => ({
    ...readSignature(text), record, versions: record === 'old-only' ? { docker: '<20.0.0' } : {},
  }))),
  records: Object.fromEntries(Object.keys(signatures).map((id) => [id, { title: `Title of ${id}`, summary: 'What to do.', component: 'dockerd', severity: 'outage' }])),
  runbooks: [
    { id: 'a', title: 'Walk for containerd', summary: '' }, { id: 'b', title: 'Walk for the kubelet', summary: '' },
    { id: 'c', title: 'Walk for runc', summary: '' }, { id: 'd', title: 'Walk for dockerd', summary: '' },
  ],
};
const reporter = compileReporter(index);
const report = (text: string): Report => reporter(text, { today: '2026-11-25' });
const marked = ({ records }: Report) => records.map(({ id, lines }) => [id, ...lines.map(({ line, pieces }) => `${line}: ${pieces.filter((piece) => piece.marked).map(({ text }) => text).join('|')}`)]);

test('known: the record, how sure it is, and the lines with what agrees marked', () => {
  const found = report([
    'Nov 25 04:00:00 h dockerd[9]: level=info msg="all is well"',
    'Nov 25 04:00:01 h dockerd[9]: level=error msg="widget store lost its index"',
    'Nov 25 04:00:02 h dockerd[9]: level=fatal msg="no widgets left"',
    'Nov 25 04:00:02 h systemd[1]: docker.service: Failed with result \'exit-code\'.',
  ].join('\n'));
  assert.deepEqual([found.verdict, found.sentence, found.unknown], ['known', 'A known failure.', undefined]);
  assert.deepEqual(marked(found), [['widget-lost', '2: widget store lost its index', '3: no widgets left']]);
  assert.match(found.records[0]!.confidence, /^\d+ in 100 that agree like this are it$/);
  assert.equal(found.records[0]!.lines[0]!.pieces.map(({ text }) => text).join(''), 'Nov 25 04:00:01 h dockerd[9]: level=error msg="widget store lost its index"');
  assert.equal(found.consequences?.head, 'Only effects of it, most likely:');
  assert.deepEqual(found.consequences.list.map(({ line }) => line.line), [4]);
});

test('several incidents are all named', () => {
  const found = report('h dockerd[9]: level=error msg="gizmo 7 is stuck in the turnstile"\nh dockerd[9]: level=error msg="widget store lost its index"\nh dockerd[9]: level=fatal msg="no widgets left"');
  assert.deepEqual(found.records.map(({ id, role }) => [id, role]), [['gizmo-stuck', 'cause'], ['widget-lost', 'consequence']]);
  assert.equal(found.sentence, '2 known failures, the cause first.');
});

test('similar: what agrees, what is missing, and all that helps where it is none of them', () => {
  const found = report('h dockerd[9]: level=fatal msg="no widgets left"');
  assert.equal(found.verdict, 'similar');
  assert.deepEqual(marked(found), [['widget-lost', '1: no widgets left']]);
  assert.deepEqual(found.records[0]!.missing, ['widget store lost its index']);
  assert.match(found.records[0]!.confidence, /come as near are it$/);
  assert.ok(found.unknown);
});

test('unknown: what log it is, where to look, what to fetch, which runbook, a draft', () => {
  const found = report('Nov 25 04:00:01 h dockerd[9]: level=fatal msg="the heron has flown: password=hunter2hunter2"\nNov 25 04:00:02 h docker[1]: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?');
  assert.equal(found.sentence, 'This log does not fit any of 3 signatures.');
  const { log, worst, collect, runbooks, draft } = found.unknown!;
  assert.match(log, /^2 lines of dockerd, docker: /);
  assert.equal(worst?.line, 1);
  assert.deepEqual(runbooks.map(({ id }) => id).includes('d'), true);
  assert.equal(found.consequences?.head, 'Only effects are here; the cause is elsewhere:');
  const asked = found.consequences.list.map(({ command }) => command);
  assert.deepEqual(collect.filter(({ command }) => asked.includes(command)), [], 'nothing is asked for twice');
  assert.ok(collect.some(({ command }) => command.includes('containerd')));
  assert.match(draft.text, /^component: dockerd$/m);
  assert.match(draft.text, /^reviewed: 2026-11-25$/m);
  assert.match(draft.note, /password \(line 1\)/);
  assert.doesNotMatch(draft.text, /hunter2/);
});

test('a draft of a log that names no component leaves it open', () => {
  assert.match(report('the heron has flown\nand will not return').unknown!.draft.text, /^component: # one of docker-cli, dockerd, /m);
});

test('a kubelet’s log asks for what a node without docker has', () => {
  const commands = report('Nov 25 04:00:01 h kubelet[9]: E1125 04:00:01.000000 9 kubelet.go:1] the heron has flown').unknown!.collect.map(({ command }) => command);
  assert.deepEqual(commands.filter((command) => /docker/.test(command)), []);
  assert.ok(commands.some((command) => command.includes('crictl')));
});

test('versions in the text narrow the answer, and it says so', () => {
  const line = 'level=error msg="the antique clockwork ran down backwards"';
  assert.equal(report(line).verdict, 'known');
  const narrowed = report(`Server Version: 24.0.9\n${line}`);
  assert.notEqual(narrowed.verdict, 'known');
  assert.equal(narrowed.narrowed, 'Compared only with what these versions print: docker 24.0.9 (docker info, line 1).');
  assert.equal(report(`Server Version: 19.03.1\n${line}`).verdict, 'known');
});

test('stacks, traces and states are read beside the lines', () => {
  const found = report('● docker.service - Docker Application Container Engine\n   Loaded: loaded (/lib/systemd/system/docker.service; enabled)\n   Active: failed (Result: start-limit) since Wed 2019-04-03 11:20:02 CEST; 5s ago\n');
  assert.deepEqual(found.evidence.map(({ kind }) => kind), ['systemctl-status']);
});

test('a report stays small whatever was pasted', () => {
  const line = `${'x '.repeat(50_000)}gizmo 7 is stuck in the turnstile${' y'.repeat(50_000)}`;
  const found = report(`level=error msg="${line}"\n${`level=info msg="${line.slice(0, 500)}"\n`.repeat(2000)}`);
  assert.ok(JSON.stringify(found).length < 50_000, `${JSON.stringify(found).length}`);
  assert.deepEqual(marked(report(`level=error msg="${line}"`)), [['gizmo-stuck', '1: gizmo 7 is stuck in the turnstile']]);
});

test('what would steer a reader’s eye is made visible, colours are left out', () => {
  const found = report('\u001b[31mlevel=error\u001b[0m msg="\u202egizmo 7 is stuck in the turnstile"');
  assert.equal(found.records[0]!.lines[0]!.pieces.map(({ text }) => text).join(''), 'level=error msg="\ufffdgizmo 7 is stuck in the turnstile"');
});

test('of a long log the draft is made from the lines around the worst one', () => {
  const filler = (from: number) => Array.from({ length: 12_000 }, (_, index) => `h gardend[1]: level=info msg="worm number ${from + index} was found below the lawn, and left where it is"`);
  const text = [...filler(0), 'h gardend[1]: level=fatal msg="the heron has eaten the last frog of the pond, password=hunter2hunter2"', ...filler(12_000)].join('\n');
  const { draft, worst } = report(text).unknown!;
  assert.equal(worst?.line, 12_001);
  assert.match(draft.text, /```log signature\nthe heron has eaten the last frog of the pond/);
  assert.match(draft.text, /```log sample\n[\s\S]*worm number 11999 [\s\S]*the heron/);
  assert.match(draft.note, /password \(line 12001\)/);
});
