import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { launcher, makeProject, plainEnv, runCli } from './run-cli.ts';

const root = makeProject();
const commands = ['match', 'locate', 'show', 'walk', 'compare', 'list', 'new', 'check', 'build', 'serve', 'pointers verify'];

test('without arguments the help is printed', () => {
  const { stdout, code } = runCli(root, []);
  assert.equal(code, 0);
  for (const command of commands) assert.match(stdout, new RegExp(`^ {2}${command.split(' ')[0]!}\\b`, 'm'));
  assert.equal(runCli(root, ['--help']).stdout, stdout);
});

for (const command of commands) {
  test(`${command} --help shows examples and fits 80 columns`, () => {
    const { stdout, code } = runCli(root, [...command.split(' '), '--help']);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`Usage: leadline ${command}`));
    assert.match(stdout, /\nExamples:\n {2}\$ leadline/);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
  });
}

test('--version is that of package.json', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  assert.equal(runCli(root, ['--version']).stdout, `${version}\n`);
});

test('wrong use: exit code 2, nothing on standard output, what was meant on standard error', () => {
  for (const [args, said] of [[['chek'], /Did you mean check\?/], [['check', '--jsn'], /Did you mean --json\?/], [['show'], /missing required argument/], [['show', 'a', 'b'], /too many arguments/]] as const) {
    const { stdout, stderr, code } = runCli(root, args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, said);
  }
});

test('a reader that has seen enough is no error', () => {
  for (const args of ['list', 'show pid-file-left-over', 'list --json', '--help']) {
    const shell = `"${process.execPath}" "${launcher}" ${args} | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', shell], { cwd: root, env: { ...plainEnv }, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.match(stdout, /\n0\n$/);
  }
});

test('an output that is closed at once is no error', () => {
  const { stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${launcher}" show pid-file-left-over | true`], { cwd: root, env: { ...plainEnv }, encoding: 'utf8' });
  assert.equal(stderr, '');
});

test('colours only where they are wanted', () => {
  const isColoured = (env: Record<string, string>) => runCli(root, ['check'], { env }).stdout.includes('\u001b[');
  assert.equal(isColoured({}), false, 'a pipe');
  assert.equal(isColoured({ FORCE_COLOR: '1' }), true);
  assert.equal(isColoured({ CLICOLOR_FORCE: '1' }), true);
  assert.equal(isColoured({ CLICOLOR_FORCE: '1', NO_COLOR: '1' }), true, 'what is set for one command wins');
  assert.equal(isColoured({ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }), false);
});

test('what the warm commands load knows neither Markdown nor schemas nor pictures', () => {
  const hook = `import { registerHooks } from 'node:module'; registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` };
  runCli(root, ['list']);
  for (const [args, input] of [[['--version'], ''], [['list'], ''], [['list', '--json'], ''], [['show', 'pid-file-left-over'], ''], [['match'], 'unauthorized: token has expired before it was issued'], [['walk', 'daemon-is-silent'], '']] as const) {
    const { stderr, code } = runCli(root, args, { input, env });
    assert.equal(code, 0);
    const loaded = stderr.split('\n').filter((url) => url.startsWith('file:'));
    assert.ok(loaded.length > 5, 'the hook has seen what was loaded');
    const packages = new Set(loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []));
    // A call without options does not even load the reader of options.
    assert.deepEqual([...packages], args.some((word) => word.startsWith('-')) ? ['commander'] : [], args.join(' '));
    assert.deepEqual(loaded.filter((url) => /compile|knowledge-base/.test(url)), [], args.join(' '));
  }
});
