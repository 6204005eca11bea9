import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { launcher, makeProject, plainEnv, runCli } from './run-cli.ts';

const root = makeProject();
const failure = 'Nov 25 04:00:01 host7 dockerd[900]: time="2026-11-25T04:00:01Z" level=fatal msg="Error starting daemon: pid file found, ensure docker is not running or delete /run/other.pid"';
const healthy = Array.from({ length: 60_000 }, (_, line) => `Nov 25 05:10:07 host7 dockerd[7]: time="2026-11-25T05:10:07Z" level=info msg="all is well ${line}"\n`).join('');
const log = `${healthy}${failure}\n${healthy}`;

interface Answer {
  readonly verdict: string;
  readonly candidates: readonly { readonly id: string; readonly matches: readonly { readonly lines: readonly { readonly line: number }[] }[] }[];
  readonly log: { readonly lines: number; readonly described: number; readonly programs: readonly string[] };
}

test('a log that is too long to be kept: the same answer, by the lines of the log', () => {
  writeFileSync(join(root, 'long.log'), log);
  writeFileSync(join(root, 'long.log.gz'), gzipSync(log, { level: 1 }));
  const { stdout, code } = runCli(root, ['match', 'long.log']);
  assert.match(stdout, /^KNOWN {2}pid-file-left-over/);
  assert.match(stdout, /\n60001 │ .*pid file found/);
  assert.equal(code, 0);
  assert.equal(runCli(root, ['match'], { input: log }).stdout, stdout);
  assert.equal(runCli(root, ['match', 'long.log.gz']).stdout, stdout);
  assert.equal(runCli(root, ['match'], { input: Buffer.from(`\ufeff${log}`, 'utf16le') }).stdout, stdout);
  const answer = JSON.parse(runCli(root, ['match', 'long.log', '--json']).stdout) as Answer;
  assert.deepEqual(answer.candidates.map(({ id, matches }) => [id, matches[0]!.lines[0]!.line]), [['pid-file-left-over', 60_001]]);
  assert.equal(answer.log.lines, 120_001);
  assert.ok(answer.log.described > 500 && answer.log.described < 5000);
  assert.deepEqual(answer.log.programs, ['dockerd']);
  assert.match(runCli(root, ['match', 'long.log', '--explain']).stdout, /found in line 60001/);
});

test('a pipe that has a name can be read only once', { skip: process.platform === 'win32' && 'no named pipes' }, () => {
  const { stdout } = spawnSync('bash', ['-c', `"${process.execPath}" "${launcher}" match <(cat long.log)`], { cwd: root, env: { ...plainEnv }, encoding: 'utf8' });
  assert.match(stdout, /\n60001 │ .*pid file found/);
});

test('an unknown one: how many lines, and what its end is', () => {
  const { stdout, code } = runCli(root, ['match'], { input: healthy });
  assert.match(stdout, /^UNKNOWN/);
  assert.match(stdout, /60000 lines; the last \d{3,4} of dockerd/);
  assert.equal(code, 1);
});

test('ten times the log takes no more memory', { skip: process.platform !== 'linux' && 'reads /proc' }, () => {
  // The peak of the process itself, printed as it ends.
  const hook = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS));`;
  const peak = (times: number): number => {
    const feed = `for i in $(seq ${times}); do cat long.log; done | "${process.execPath}" --import 'data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}' "${launcher}" match - > /dev/null`;
    const { stderr } = spawnSync('bash', ['-c', feed], { cwd: root, env: { ...plainEnv }, encoding: 'utf8' });
    return Number(/peak (\d+)/.exec(stderr)![1]);
  };
  const [once, tenTimes] = [peak(1), peak(10)];
  assert.ok(tenTimes < once * 1.25, `${once} KiB, then ${tenTimes} KiB`);
});
