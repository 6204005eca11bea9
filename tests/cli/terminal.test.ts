import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { terminalOf } from '../../src/cli/terminal.ts';
import { noTerminal, runOnTerminal } from './pty.ts';
import { makeProject } from './run-cli.ts';

const skip = noTerminal;
const ctrlC = '\u0003';
const ctrlD = '\u0004';

test('walk: numbers, a pasted output, the trail at the end', { skip }, async () => {
  const run = runOnTerminal(makeProject(), ['walk', 'daemon-is-silent']);
  await run.see('Does the daemon run?');
  await run.see('q quit > ');
  run.type('p\n');
  await run.see('Paste what the command printed');
  run.type('812 /usr/bin/dockerd -H fd://\n.\n');
  await run.see('That is answer 1');
  await run.see('How does the log end?');
  await run.see('q quit > ');
  run.type('1\n');
  await run.see('Escalate: to the people who know');
  await run.see('q quit > ');
  run.type('q\n');
  const { screen, code } = await run.end();
  assert.match(screen, /2\. How does the log end\? \*\*With a fatal line\*\* \(\d{4}-/);
  assert.equal(code, 0);
});

test('walk: Ctrl-D ends a paste and not the walk; Ctrl-C ends the walk with its trail', { skip }, async () => {
  const run = runOnTerminal(makeProject(), ['walk', 'daemon-is-silent']);
  await run.see('q quit > ');
  run.type('p\n');
  await run.see('Paste what the command printed');
  run.type('nothing found\n');
  await run.see('nothing found');
  run.type(ctrlD);
  await run.see('Resolved: start it');
  await run.see('q quit > ');
  run.type(ctrlC);
  const { screen, code } = await run.end();
  assert.match(screen, /\*\*No, nothing\*\*/);
  assert.equal(code, 0);
});

test('walk: what is typed ahead is not lost', { skip }, async () => {
  const run = runOnTerminal(makeProject(), ['walk', 'daemon-is-silent']);
  await run.see('q quit > ');
  run.type('1\n2\n3\nq\n');
  const { screen } = await run.end();
  assert.match(screen, /Outcome: known error pid-file-left-over/);
});

test('new: asks, proposes and writes', { skip }, async () => {
  const root = makeProject();
  const run = runOnTerminal(root, ['new']);
  await run.see('Where is the log');
  run.type('\r');
  await run.see('Paste the log');
  run.type('time="2026-11-25T04:00:01Z" level=fatal msg="Error starting daemon: prior storage driver aufs failed"\n.\n');
  await run.see('What does a person see?');
  run.type('aufs is gone after the upgrade\r');
  await run.see('Id of the record');
  await run.see('aufs-is-gone-after-the-upgrade');
  run.type('\r');
  await run.see('Which component');
  run.type('\r');
  await run.see('How bad is it');
  run.type('\r');
  await run.see('written content/incidents/aufs-is-gone-after-the-upgrade.md');
  assert.equal((await run.end()).code, 0);
  const text = readFileSync(join(root, 'content/incidents/aufs-is-gone-after-the-upgrade.md'), 'utf8');
  assert.match(text, /^title: "aufs is gone after the upgrade"$/m);
  assert.match(text, /^severity: outage$/m);
});

test('new: Ctrl-C at any question writes nothing and says so once', { skip }, async () => {
  for (const questions of [[], ['Paste the log']]) {
    const root = makeProject();
    const before = readdirSync(join(root, 'content/incidents'));
    const run = runOnTerminal(root, ['new']);
    await run.see('Where is the log');
    for (const question of questions) {
      run.type('\r');
      await run.see(question);
    }
    run.type(ctrlC);
    const { screen, code } = await run.end();
    assert.equal(screen.split('Nothing was written').length, 2, screen);
    assert.equal(code, 2);
    assert.deepEqual(readdirSync(join(root, 'content/incidents')), before);
  }
});

test('match: says that it waits for a paste; Ctrl-D ends it, Ctrl-C leaves without a word', { skip }, async () => {
  const root = makeProject();
  const run = runOnTerminal(root, ['match']);
  await run.see('Paste the log, then press Enter and Ctrl-D.');
  run.type('unauthorized: token has expired before it was issued\n');
  await run.see('issued');
  run.type(ctrlD);
  await run.see('KNOWN  registry-token-expired');
  assert.equal((await run.end()).code, 0);

  const left = runOnTerminal(root, ['match']);
  await left.see('Ctrl-D.');
  left.type(ctrlC);
  const { screen, code } = await left.end();
  assert.equal(screen.replace('^C', '').trim(), 'Paste the log, then press Enter and Ctrl-D.');
  assert.equal(code, 130);
});

test('list: on a terminal it is for people', { skip }, async () => {
  const { screen } = await runOnTerminal(makeProject(), ['list'], { NO_COLOR: '1' }).end();
  assert.match(screen, /^Incidents\n {2}pid-file-left-over {6}outage · fixed · dockerd\n {4}dockerd does not start/);
});

test('colours, signs and width follow the terminal and the environment', () => {
  const on = (isTTY: boolean, env: Record<string, string>, columns?: number) => {
    const stream = { isTTY, columns };
    return terminalOf({ stdin: stream, stdout: stream, stderr: stream, env } as unknown as NodeJS.Process).style;
  };
  assert.equal(on(true, {}).color, true);
  assert.equal(on(false, {}).color, false);
  assert.equal(on(true, { NO_COLOR: '1' }).color, false);
  assert.equal(on(true, { NO_COLOR: '' }).color, true, 'an empty NO_COLOR is not set');
  assert.equal(on(true, { TERM: 'dumb' }).color, false);
  assert.equal(on(true, { CLICOLOR: '0' }).color, false);
  assert.equal(on(false, { FORCE_COLOR: '' }).color, true);
  assert.equal(on(true, { FORCE_COLOR: 'false' }).color, false);
  assert.deepEqual([on(true, { LANG: 'de_DE.UTF-8' }).unicode, on(true, { LANG: 'C' }).unicode, on(true, {}).unicode], [true, false, true]);
  assert.equal(on(true, { LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }).unicode, false);
  assert.deepEqual([on(true, {}, 60).width, on(false, {}).width, on(false, { COLUMNS: '40' }).width, on(true, {}, 300).width], [60, 80, 40, 100]);
});
