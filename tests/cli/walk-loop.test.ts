import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { styleFor } from '../../src/cli/text/style.ts';
import type { Conversation } from '../../src/cli/walk/conversation.ts';
import { noObjection } from '../../src/cli/text/objection.ts';
import { walkLoop } from '../../src/cli/walk/walk-loop.ts';
import type { Runbook } from '../../src/core/runbook/runbook.ts';
import { readTrail } from '../../src/core/runbook/trail.ts';
import { toWalkRunbook } from '../../src/core/runbook/walk.ts';
import { openCatalogue, type Catalogue } from '../../src/node/catalogue.ts';
import { makeProject } from './run-cli.ts';

const style = styleFor({ color: false, unicode: true, width: 80 });
const root = makeProject();
let catalogue: Catalogue;
let runbook: Runbook;
before(async () => {
  catalogue = await openCatalogue(join(root));
  runbook = await catalogue.runbook(catalogue.runbooks[0]!);
});

/** Walks with these lines as answers; an array is a paste. @returns all that was said, and what was asked */
async function walk(lines: readonly (string | readonly string[])[], fragment = '#walk='): Promise<string> {
  let said = '';
  const left = [...lines];
  const talk: Conversation = {
    print: (text) => void (said += text),
    ask: async (prompt) => {
      said += prompt;
      const line = left.shift();
      assert.ok(line === undefined || typeof line === 'string');
      said += `${line ?? '^D'}\n`;
      return line;
    },
    askForText: async () => (left.shift() as readonly string[]).join('\n'),
    close: () => {},
  };
  const { trail } = readTrail(toWalkRunbook(runbook), fragment)!;
  const content = { incidents: catalogue.incidents, runbook: async () => undefined, objectionTo: noObjection, versions: {} };
  await walkLoop(runbook, trail, content, talk, style, () => new Date('2026-11-25T03:10:05Z'));
  assert.deepEqual(left, [], 'every line was asked for');
  return said;
}

test('a number goes on, b goes back, t prints the trail, q ends with the trail and how to go on', async () => {
  const said = await walk(['1', 'b', '1', 't', '1', 'q']);
  assert.equal(said.split('How does the log end?\n').length, 4, 'asked twice, and once in the trail as where it is');
  assert.match(said, /Now at: How does the log end\?/);
  assert.match(said, /1\. Does the daemon run\? \*\*Yes, a line with dockerd\*\* \(2026-11-25 03:10:05 UTC\)\n2\. How does the log end\? \*\*With a fatal line\*\*/);
  assert.match(said, /Outcome: Escalate: to the people who know/);
  assert.match(said, /Go on later: leadline walk daemon-is-silent --trail '#walk=does-the-daemon-run:yes-a-line-with-dockerd:/);
});

test('the text before the first question comes first, and not when a walk is taken up again', async () => {
  assert.match(await walk(['q']), /^docker says that it cannot connect\n═+\n\nWork as root\./);
  const resumed = await walk(['q'], '#walk=does-the-daemon-run:yes-a-line-with-dockerd');
  assert.match(resumed, /^\n─+\nHow does the log end\?/);
});

test('a pasted output chooses the answer', async () => {
  const said = await walk(['p', ['812 /usr/bin/dockerd -H fd://'], 'p', ['time=… level=fatal msg=EOF'], 'q']);
  assert.match(said, /That is answer 1: Yes, a line with dockerd/);
  assert.match(said, /Outcome: Escalate/);
});

test('an output that no answer names is said, and nothing is chosen', async () => {
  const said = await walk(['p', ['something else'], 'q']);
  assert.match(said, /No answer is known for this output\. Choose by number\./);
  assert.doesNotMatch(said, /How does the log end/);
});

test('a known error ends the walk with what it is and how to read on', async () => {
  const said = await walk(['3', 'b', '3', 'q']);
  assert.match(said, /KNOWN ERROR {2}pid-file-left-over\ndockerd does not start: pid file found\n/);
  assert.match(said, /read on: leadline show pid-file-left-over#fix/);
  assert.match(said, /Outcome: known error pid-file-left-over/);
});

test('what is no answer is explained, and the question stays', async () => {
  const said = await walk(['4', '0', 'yes', 'b', '', 'q']);
  assert.match(said, /There is no answer 4\./);
  assert.match(said, /There is no answer 0\./);
  assert.match(said, /Type the number of an answer/);
  assert.match(said, /This is the first question/);
});

test('the end of the input ends the walk as q does', async () => {
  const said = await walk(['2']);
  assert.match(said, /\^D\n\n\*\*Runbook: docker says/);
  assert.match(said, /Outcome: Resolved: start it/);
});
