import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import type { CompileContext } from '../../../src/core/markdown/context.ts';
import { compileRunbook } from '../../../src/core/runbook/compile.ts';
import { renderRunbookMermaid } from '../../../src/core/runbook/render-mermaid.ts';
import type { Answer } from '../../../src/core/runbook/runbook.ts';
import { positionOf, toWalkRunbook } from '../../../src/core/runbook/walk.ts';
import { expectFixture, readFixture } from '../source/fixtures.ts';

const context: CompileContext = { pointers: {}, drawDiagram: drawMermaid };
const path = 'runbooks/daemon-hangs.md';
const text = readFixture('runbooks/good/daemon-hangs.md');

async function compileGood() {
  const { value, diagnostics } = await compileRunbook({ path, text }, context);
  assert.deepEqual(diagnostics, []);
  return value!;
}

const edge = ({ label, selectors, target }: Answer) => [label, target.kind === 'step' ? `#${target.step}` : Object.values(target).join(' '), ...selectors];

test('headings are steps and outcomes, lists of links their answers', async () => {
  const runbook = await compileGood();
  assert.deepEqual(JSON.parse(JSON.stringify(runbook)), runbook);
  assert.deepEqual(runbook.steps.map(({ id, outcome, command, answers }) => [id, outcome ?? command?.class, ...answers.map(edge)]), [
    ['client-or-daemon', 'read-only',
      ['Yes, it prints OK', '#resolved-the-client-is-at-fault', 'OK'],
      ['Connection refused', '#is-it-running', 'connection refused', 'No such file or directory'],
      ['It hangs', '#what-does-the-log-end-with']],
    ['is-it-running', 'read-only', ['No', '#start-it'], ['Yes', '#what-does-the-log-end-with']],
    ['start-it', 'changes', ['It answers', '#resolved-the-client-is-at-fault'], ['It does not', 'runbook other-runbook first-step']],
    ['what-does-the-log-end-with', 'read-only',
      ['A fatal EOF', 'incident restore-eof confirm', 'level=fatal msg=EOF'],
      ['Pid & status', 'incident restore-eof', 'pid <pid> exited'],
      ['Anything else', '#escalate-attach-the-log']],
    ['resolved-the-client-is-at-fault', 'resolved'],
    ['escalate-attach-the-log', 'escalate'],
  ]);
  assert.equal(runbook.start, 'client-or-daemon');
  assert.equal(runbook.steps[0]!.answers[0]!.note, 'output has OK');
});

test('a step\'s text is without its answers; other lists stay', async () => {
  const { steps, introductionHtml } = await compileGood();
  assert.doesNotMatch(steps[0]!.html, /Connection refused/);
  assert.match(steps[0]!.html, /<a href="#what-does-the-log-end-with">the last step<\/a>/);
  assert.match(steps[3]!.html, /<ol>/);
  assert.equal(steps[3]!.markdown, 'The last line counts:\n\n1. of the daemon,\n2. of its children.\n\n~~~sh read-only\njournalctl -u daemon -n 1\n~~~');
  assert.match(steps[5]!.html, /<ul>[^]*href="\.\.\/incidents\/restore-eof\.html"/);
  assert.match(introductionHtml, /You need root/);
});

test('links outside the tree, pointers and places are kept for linking', async () => {
  const { links, pointers, places } = await compileGood();
  assert.deepEqual(links.map(({ url, section }) => [url, section]), [
    ['https://example.org/daemon', ''],
    ['#what-does-the-log-end-with', 'client-or-daemon'],
    ['other-runbook.md#first-step', 'start-it'],
    ['../content/incidents/restore-eof.md#confirm', 'what-does-the-log-end-with'],
    ['../content/incidents/restore-eof.md', 'what-does-the-log-end-with'],
    ['../content/incidents/restore-eof.md', 'escalate-attach-the-log'],
  ]);
  assert.deepEqual(pointers.map(({ place }) => place.line), [9, 61]);
  assert.equal(places['start']?.line, 4);
});

test('the tree as a picture', async () => {
  const runbook = await compileGood();
  const mermaid = renderRunbookMermaid(runbook, { titleOf: (kind, id) => (kind === 'incident' && id === 'restore-eof' ? 'Restoring ends with "EOF"' : undefined) });
  expectFixture('runbooks/good/expected.mmd', mermaid);
  const drawn = await drawMermaid(mermaid);
  assert.deepEqual(drawn.diagnostics, []);
  for (const { id } of runbook.steps) assert.ok(drawn.value!.svg.includes(`href="../runbooks/daemon-hangs.html#${id}"`), id);
  assert.ok(drawn.value!.svg.includes('href="../incidents/restore-eof.html#confirm"'));
});

test('it can be walked', async () => {
  const walk = toWalkRunbook(await compileGood());
  assert.deepEqual(walk.steps[0]!.answers.map(({ key }) => key), ['yes-it-prints-ok', 'connection-refused', 'it-hangs']);
  assert.equal(positionOf(walk, [{ step: 'is-it-running', answer: 'no' }]).kind, 'step');
});

test('no text makes it throw', async () => {
  const lines = text.split('\n');
  const junk = ['', '## ', '- [', '- [a](', '```', '~~~sh', '- [a](#b) `', '[log]: <', '---', '# x', '- - - [a](#b)', '> - [a](#is-it-running)', '## Resolved:', '| a |', '\t- x', '<div>', '- [a](%zz)', '1. [a](#a)'];
  let seed = 5;
  const next = (limit: number) => (seed = (seed * 48271) % 2147483647) % limit;
  for (let round = 0; round < 300; round++) {
    const changed = [...lines];
    for (let edit = 0; edit <= next(5); edit++) changed.splice(next(changed.length), next(8), junk[next(junk.length)]!);
    const { value } = await compileRunbook({ path, text: changed.join('\n') }, context);
    if (!value) continue;
    toWalkRunbook(value);
  }
});
