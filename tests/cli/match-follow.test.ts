import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { launcher, makeProject, plainEnv, runCli } from './run-cli.ts';

const root = makeProject();
const expired = 'Nov 25 04:00:02 host7 docker[901]: unauthorized: token has expired before it was issued\n';
const pidFile = 'Nov 25 04:00:01 host7 dockerd[900]: time="2026-11-25T04:00:01Z" level=fatal msg="Error starting daemon: pid file found, ensure docker is not running or delete /run/other.pid"\n';

/** A running `match --follow`, with what it has said so far. */
function follow(args: readonly string[] = []) {
  const child = spawn(process.execPath, [launcher, 'match', '--follow', ...args], { cwd: root, env: { ...plainEnv } });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text));
  return {
    child,
    async says(pattern: RegExp): Promise<void> {
      while (!pattern.test(stdout)) await once(child.stdout, 'data');
    },
    async end(): Promise<{ stdout: string; code: number | null; signal: string | null }> {
      const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
      return { stdout, code, signal };
    },
  };
}

test('each record once: when, where, what it is and what to do next', async () => {
  const run = follow();
  run.child.stdin.write(`all is well\n${pidFile}`);
  await run.says(/KNOWN {2}pid-file-left-over/);
  run.child.stdin.write(`${pidFile}${expired}`);
  await run.says(/KNOWN {2}registry-token-expired/);
  run.child.stdin.end(pidFile);
  const { stdout, code } = await run.end();
  assert.equal(stdout.match(/^KNOWN/gm)!.length, 2);
  assert.match(stdout, /^2026-11-25T04:00:01Z, line 2\nKNOWN {2}pid-file-left-over\n/);
  assert.match(stdout, /leadline show pid-file-left-over#confirm/);
  assert.equal(code, 0);
});

test('--json: a line for each record', async () => {
  const run = follow(['--json']);
  run.child.stdin.write(pidFile);
  await run.says(/\n/);
  run.child.stdin.end(expired.trimEnd());
  const { stdout } = await run.end();
  const [first, second] = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { id: string; line: number; time: string; title: string; next: string[] });
  assert.deepEqual([first!.id, first!.line, first!.time, first!.next[0]], ['pid-file-left-over', 1, '2026-11-25T04:00:01Z', 'leadline show pid-file-left-over#confirm']);
  assert.deepEqual([second!.id, second!.line, typeof second!.title], ['registry-token-expired', 2, 'string']);
  assert.equal(second!.time, 'Nov 25 04:00:02');
});

test('Ctrl-C ends it as the end of the log does', async () => {
  const run = follow();
  run.child.stdin.write(`${pidFile}${expired.trimEnd()}`);
  await run.says(/pid-file-left-over/);
  run.child.kill('SIGINT');
  const { stdout, code, signal } = await run.end();
  assert.match(stdout, /KNOWN {2}registry-token-expired/, 'the line that was begun');
  assert.deepEqual([code, signal], [0, null]);
});

test('a reader that has seen enough ends it', () => {
  const { stdout, stderr } = spawnSync('bash', ['-c', `exec 3< <(printf '%s' "$LOG"; sleep 0.5; printf '%s' "$LATER"); "${process.execPath}" "${launcher}" match --follow --json <&3 | head -n 1`], { cwd: root, env: { ...plainEnv, LOG: pidFile, LATER: expired }, encoding: 'utf8' });
  assert.match(stdout, /^\{.*"pid-file-left-over".*\}\n$/);
  assert.equal(stderr, '');
});

test('nothing known: exit code 1, and how much was read', () => {
  const { stdout, stderr, code } = runCli(root, ['match', '--follow'], { input: 'all is well\nand so on\n' });
  assert.deepEqual([stdout, stderr, code], ['', 'note: 2 lines read; none shows a known error.\n', 1]);
});

test('a file is not followed, and it says how to', () => {
  const { stderr, code } = runCli(root, ['match', '--follow', 'daemon.log']);
  assert.match(stderr, /tail -F daemon\.log \| leadline match --follow/);
  assert.equal(code, 2);
});
