import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { makeProject, matchesFile, runCli } from './run-cli.ts';

const root = makeProject();
const log = [
  'Nov 25 04:00:00 host7 dockerd[900]: time="2026-11-25T04:00:00Z" level=info msg="Starting up"',
  'Nov 25 04:00:01 host7 dockerd[900]: time="2026-11-25T04:00:01Z" level=fatal msg="Error starting daemon: pid file found, ensure docker is not running or delete /run/other.pid"',
  '',
].join('\n');
const unknown = log.replace(/pid file found.*"/, 'error initializing graphdriver: prior storage driver aufs failed"');
const match = (args: readonly string[], input: string | Buffer = '') => runCli(root, ['match', ...args], { input });

test('a known log: which record, which lines, what to do next; exit code 0', () => {
  const { stdout, stderr, code } = match([], log);
  matchesFile('match-known.txt', stdout);
  assert.deepEqual([code, stderr], [0, '']);
});

test('the line that matched is shown, also behind a progress bar that writes its states after lone carriage returns', () => {
  const bar = ' 10 %\r 50 %\r100 %\n';
  const plain = bar.replaceAll('\r', '\n');
  assert.equal(match([], bar + log).stdout, match([], plain + log).stdout);
});

test('an unknown log: what it is and where to go; exit code 1', () => {
  const { stdout, code } = match([], unknown);
  matchesFile('match-unknown.txt', stdout);
  assert.equal(code, 1);
});

test('--json gives verdict, candidates with lines and columns, and what kind of log it is', () => {
  const known = JSON.parse(match(['--json'], log).stdout) as { verdict: string; candidates: { id: string; verdict: string; confidence: number; role: string; matches: { lines: { line: number; start: number; end: number }[] }[] }[]; log: { programs: string[] } };
  assert.equal(known.verdict, 'known');
  assert.deepEqual(known.candidates.map(({ id }) => id), ['pid-file-left-over']);
  const [line] = known.candidates[0]!.matches[0]!.lines;
  const matched = log.split('\n')[line!.line - 1]!.slice(line!.start - 1, line!.end - 1);
  assert.equal(line!.line, 2);
  assert.match(matched, /^Error starting daemon: pid file found.*other\.pid$/);
  assert.deepEqual(known.log.programs, ['dockerd']);
  const nothing = JSON.parse(match(['--json'], unknown).stdout) as { verdict: string; candidates: unknown[] };
  assert.deepEqual([nothing.verdict, nothing.candidates], ['unknown', []]);
});

test('a file, standard input, gzip and UTF-16 are read alike', () => {
  writeFileSync(join(root, 'daemon.log'), log);
  writeFileSync(join(root, 'daemon.log.1.gz'), gzipSync(log));
  const first = match([], log).stdout;
  assert.equal(match(['-'], log).stdout, first);
  assert.equal(match(['daemon.log']).stdout, first);
  assert.equal(match(['daemon.log.1.gz']).stdout, first);
  assert.equal(match([], Buffer.from(`\ufeff${log}`, 'utf16le')).stdout, first);
});

test('a file that is no text is named by its first bytes, with what turns it into text, whatever it is called', () => {
  const first = (bytes: string) => Buffer.concat([Buffer.from(bytes, 'latin1'), Buffer.alloc(200, 7)]);
  const run = (command: string, name: string, bytes: Buffer) => {
    writeFileSync(join(root, name), bytes);
    const { stderr, code } = runCli(root, command === 'new' ? ['new', '--log', name] : [command, name]);
    return [stderr.replace(/\s+/g, ' '), code];
  };
  for (const command of ['match', 'locate', 'new']) {
    assert.deepEqual(run(command, 'packed.log', first('\xfd7zXZ\0')), ['error: packed.log looks like xz. help: Turn it into text first: xzcat packed.log | leadline match - ', 2]);
  }
  assert.match(String(run('match', 'logs.zip', first('PK\x03\x04'))), /looks like a zip archive.*unzip -p logs\.zip/);
  assert.match(String(run('match', 'tar.log.gz', gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar')])))), /looks like a tar archive.*tar -xOf tar\.log\.gz/);
  assert.match(String(run('match', 'cut.log', gzipSync(log.repeat(9)).subarray(0, 60))), /gzip and cannot be unpacked: it is cut.*zcat cut\.log/);
  assert.match(match([], first('\x28\xb5\x2f\xfd')).stderr, /Standard input looks like zstd\.\s+help: {2}Turn it into text first: zstdcat <file> \| leadline match -/);
});

const half = log.replace('pid file found, ensure docker is not running or delete', 'pid file found, ensure docker is not alive or delete');

test('a log with most of a signature is similar: what agrees, what would settle it; exit code 1', () => {
  const { stdout, code } = match([], half);
  matchesFile('match-similar.txt', stdout);
  assert.equal(code, 1);
  const { verdict, candidates: [first] } = JSON.parse(match(['--json'], half).stdout) as { verdict: string; candidates: { id: string; verdict: string; missing: string[]; agrees: { line: number }[]; confidence: number }[] };
  assert.equal(verdict, 'similar');
  assert.deepEqual([first?.id, first?.verdict, first?.agrees.map(({ line }) => line), first?.missing.length], ['pid-file-left-over', 'similar', [2], 1]);
  assert.ok(first!.confidence > 0 && first!.confidence < 0.9);
});

test('a log of effects alone is unknown, and says where the cause is; beside a cause they come after it', () => {
  const effects = 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n';
  const { stdout, code } = match([], effects);
  matchesFile('match-consequence.txt', stdout);
  assert.equal(code, 1);
  const both = match([], log + effects);
  assert.equal(both.code, 0);
  assert.ok(both.stdout.indexOf('KNOWN') < both.stdout.indexOf('Only effects of it'));
  const { consequences } = JSON.parse(match(['--json'], log + effects).stdout) as { consequences: { name: string; line: { line: number }; command: string }[] };
  assert.deepEqual(consequences.map(({ name, line }) => [name, line.line]), [['cannot-connect', 3]]);
});

test('--explain says for each line of a signature where it was found, or what comes near', () => {
  assert.match(match(['--explain'], log).stdout, /pid-file-left-over, signature 1: holds\n {2}✓ level=fatal .*\n {6}found in line 2/);
  const near = match(['--explain'], 'unauthorized: token has expired before it was issued\nunauthorized: token was wrong').stdout;
  assert.match(near, /registry-token-expired, signature 1: holds/);
});

test('--version-of leaves out what other versions print', () => {
  const other = makeProject();
  const file = join(other, 'content/incidents/registry-token-expired.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('```log signature', '```log signature docker=">=18.09"'));
  const run = (...args: string[]) => runCli(other, ['match', ...args], { input: 'unauthorized: token has expired before it was issued' }).code;
  assert.deepEqual([run(), run('--version-of', 'docker=17.03.2'), run('--version-of', 'docker=20.10.7'), run('--version-of', 'dockerd=17.03.2')], [0, 1, 0, 1]);
});

test('nothing to read is wrong use', () => {
  for (const [run, said] of [
    [match([], ''), /nothing on standard input/], [match(['no-such-file']), /no file no-such-file/], [match(['content']), /is a folder/],
    [match([], gzipSync(log).subarray(0, 40)), /cannot be unpacked/],
  ] as const) {
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, said);
  }
});

test('control characters of a log do not reach the terminal', () => {
  const { stdout } = match([], `\u001b]0;owned\u0007${unknown}\u001b[2J level=fatal msg="\u001b[31mred"\n`);
  assert.doesNotMatch(stdout, /[\u0007\u001b]/);
});

const serverVersion = (version: string) => `$ docker version\nServer:\n Version:      ${version}\n`;

test('versions that the paste names leave out what other versions print, and that is said; --version-of goes before them', () => {
  const other = makeProject();
  const file = join(other, 'content/incidents/registry-token-expired.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('```log signature', '```log signature docker=">=18.09"'));
  const failure = 'unauthorized: token has expired before it was issued\n';
  const run = (text: string, ...args: string[]) => runCli(other, ['match', ...args], { input: text });
  assert.deepEqual([run(failure).code, run(serverVersion('17.03.2-ce') + failure).code, run(serverVersion('20.10.7') + failure).code], [0, 1, 0]);
  assert.equal(run(serverVersion('17.03.2-ce') + failure, '--version-of', 'docker=20.10.7').code, 0);
  assert.match(run(serverVersion('17.03.2-ce') + failure).stdout, /Compared only with what these versions print: docker 17\.03\.2-ce \(docker version,\s+Server, line 3\)/);
  assert.doesNotMatch(run(failure).stdout, /Compared only/);
});

test('a goroutine dump, a trace or a unit’s state is read below the verdict', () => {
  const dump = [
    'goroutine 1 [chan receive, 93 minutes]:', 'main.(*DaemonCli).start(0xc420333a10)', '\t/usr/src/docker/cmd/dockerd/daemon.go:320 +0x1e53', '',
    'goroutine 7 [semacquire, 90 minutes]:', 'sync.runtime_Semacquire(0xc420000104)', '\t/usr/local/go/src/runtime/sema.go:47 +0x30',
    'sync.(*Mutex).Lock(0xc420000100)', '\t/usr/local/go/src/sync/mutex.go:85 +0xd0',
    'github.com/docker/docker/daemon.(*Daemon).reducePsContainer(0xc420260000)', '\t/go/src/github.com/docker/docker/daemon/list.go:187 +0x46', '',
  ].join('\n');
  matchesFile('match-evidence.txt', match([], `${log}${dump}`).stdout);
  const { verdict, evidence } = JSON.parse(match(['--json'], log + dump).stdout) as { verdict: string; evidence: { kind: string; firstLine: number }[] };
  assert.deepEqual([verdict, evidence.map(({ kind, firstLine }) => `${kind} ${firstLine}`)], ['known', ['goroutine-dump 3']]);
  assert.equal('evidence' in (JSON.parse(match(['--json'], log).stdout) as object), false);
});
