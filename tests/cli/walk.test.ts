import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeProject, matchesFile, runCli } from './run-cli.ts';

const root = makeProject();
const walk = (...args: string[]) => runCli(root, ['walk', ...args]);

test('where nobody can be asked the whole runbook is printed', () => {
  const { stdout, code } = walk('daemon-is-silent');
  assert.equal(stdout, runCli(root, ['show', 'daemon-is-silent']).stdout);
  assert.equal(code, 0);
});

test('--answers prints the trail and where it leads', () => {
  const { stdout, code } = walk('daemon-is-silent', '--answers', '1,1');
  matchesFile('walk-answers.txt', stdout);
  assert.equal(code, 0);
});

test('--trail goes on where it ended, also with more answers', () => {
  const trail = '#walk=does-the-daemon-run:yes-a-line-with-dockerd';
  assert.match(walk('daemon-is-silent', '--trail', trail).stdout, /Now at: How does the log end\?/);
  assert.equal(walk('daemon-is-silent', '--trail', trail, '--answers', '1').stdout, walk('daemon-is-silent', '--answers', '1,1').stdout);
  assert.match(walk('daemon-is-silent', '--trail', `http://localhost/runbooks/daemon-is-silent.html${trail}`).stdout, /Now at: How/);
});

test('answers of a trail that the runbook has no more are left out, and said', () => {
  const { stdout, stderr } = walk('daemon-is-silent', '--trail', '#walk=a-step-of-old:yes/does-the-daemon-run:no-nothing');
  assert.match(stderr, /1 of the answers do(?:es)? not fit/);
  assert.match(stdout, /Outcome: Resolved/);
});

test('a command that does not hold for the version that was given is said not to', () => {
  const said = /Does not hold for docker 1\.10\.3: only for docker >=1\.12\./;
  const start = ['daemon-is-silent', '--trail', '#walk='];
  for (const args of [start, ['daemon-is-silent']]) {
    const { stdout } = walk(...args, '--version-of', 'docker=1.10.3');
    assert.match(stdout, /Holds for docker >=1\.12, until dockerd begins serve-api\./);
    assert.match(stdout, said);
    assert.doesNotMatch(walk(...args, '--version-of', 'docker=20.10.7', '--version-of', 'containerd=1.0').stdout, said);
    assert.doesNotMatch(walk(...args).stdout, said);
  }
  const sent = walk('daemon-is-silent', '--trail', '#walk=&docker=1.10.3').stdout;
  assert.match(sent, said);
  assert.match(sent, /^\*\*Runbook: .*, docker 1\.10\.3$/m);
  assert.doesNotMatch(walk('daemon-is-silent', '--trail', '#walk=&docker=1.10.3', '--version-of', 'docker=20.10.7').stdout, said);
  assert.match(walk('daemon-is-silent', '--version-of', 'docker').stderr, /Write a product and its version/);
});

test('what cannot be walked is wrong use', () => {
  for (const [args, said] of [
    [['daemon-is-silent', '--answers', '9'], /has no answer 9/], [['daemon-is-silent', '--answers', '2,1'], /has ended before answer 1/],
    [['daemon-is-silent', '--trail', '#confirm'], /is no trail/], [['pid-file-left-over'], /is no runbook/], [['daemon-is-silet'], /Did you mean daemon-is-silent/],
  ] as const) {
    const { code, stderr, stdout } = walk(...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, said);
  }
});
