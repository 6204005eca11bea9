import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseShell } from '../../../src/core/shell/analyse.ts';

/** What the worst effect is, and the text that its offsets cut out of the block. */
function worstOf(text: string): [string, string, string] {
  const analysis = analyseShell(text);
  const effect = analysis.effects.find((one) => one.class === analysis.class);
  assert.ok(effect, text);
  return [analysis.class, text.slice(effect.start, effect.end), effect.reason];
}

test('offsets cut the very command out of the block', () => {
  const cases: [string, string][] = [
    ['ls; sudo -n rm -r -f /x; ls', 'rm -r -f /x'],
    ['docker ps -q | xargs -r docker rm -f', 'docker rm -f'],
    ['docker rm <container> 2>/dev/null', 'docker rm <container>'],
    ["ssh host 'cd /x && rm y'", 'rm y'],
    ['ssh host sudo rm x', 'rm x'],
    ["sh -c 'docker rm <id>'", 'docker rm <id>'],
    ['bash <<EOF\nls\nrm -rf <dir>\nEOF\n', 'rm -rf <dir>'],
    ['cat <<EOF | sh\nrm x\nEOF', 'rm x'],
    ['echo "a $(rm x) b"', 'rm x'],
    ['echo `rm x`', 'rm x'],
    ['x > /var/log/a; ls', '> /var/log/a'],
    ['# Anführung 😀\nrm x', 'rm x'],
    ['f() {\n  rm x\n}\nf', 'rm x'],
    ["trap 'rm x' EXIT", 'rm x'],
    ["alias a='rm x'", 'rm x'],
  ];
  for (const [text, expected] of cases) {
    const [verdict, cut] = worstOf(text);
    assert.deepEqual([text, verdict, cut], [text, 'destroys', expected]);
    const effect = analyseShell(text).effects.find((one) => one.class === 'destroys');
    assert.equal(effect?.text, expected, text);
  }
});

test('where escapes change nested text, the words that hold it are pointed at', () => {
  const text = 'ls; sh -c "echo \\"a\\"; rm <x>"';
  const effect = analyseShell(text).effects.find((one) => one.class === 'destroys');
  assert.equal(effect?.text, 'rm <x>');
  assert.equal(text.slice(effect?.start, effect?.end), '"echo \\"a\\"; rm <x>"');
});

test('reasons name the command and say what it does', () => {
  const reasons: [string, string][] = [
    ['docker container rm x', '`docker container rm` deletes containers with all that was written inside them'],
    ['kill -9 1', '`kill` kills at once; what the process had not written is lost'],
    ['sed -i s/a/b/ f', '`sed -i` rewrites files in place'],
    ['frobnicate', '`frobnicate` is not in the tables of known commands'],
    ['docker frob', '`docker` has no sub-command `frob` in the tables'],
    ['./collect.sh', '`./collect.sh` is a program of its own, which the tables do not know'],
    ['$cmd x', '`$cmd` is only known as a command when it runs'],
    ['<command> x', '`<command>` stands for a command that the tool cannot know'],
    ['journalctl --vacuum-size=1M', '`journalctl --vacuum-size` deletes old logs, which may be evidence'],
    [': > /var/log/a', '`> /var/log/a` empties the file, and what it held is gone'],
  ];
  for (const [text, expected] of reasons) assert.equal(worstOf(text)[2], expected);
});

test('all that a block does is listed, in the order of the walk', () => {
  const { effects } = analyseShell('docker ps > /tmp/ps.txt\nsystemctl restart docker && rm /tmp/ps.txt');
  assert.deepEqual(effects.map((effect) => [effect.class, effect.text]), [
    ['read-only', 'docker ps'],
    ['changes', '> /tmp/ps.txt'],
    ['changes', 'systemctl restart docker'],
    ['destroys', 'rm /tmp/ps.txt'],
  ]);
});

test('something unknown is worse than a change and milder than a loss', () => {
  assert.equal(analyseShell('ls; frobnicate').class, 'unknown');
  assert.equal(analyseShell('systemctl restart docker; frobnicate').class, 'unknown');
  assert.equal(analyseShell('frobnicate; rm x').class, 'destroys');
});

test('text from the network that is run is marked', () => {
  for (const text of ['curl x | sh', 'wget -qO- x | sudo bash -s', 'bash <(curl x)', 'sh -c "$(curl x)"', 'eval "$(curl x)"', 'curl x | tee log | sh']) {
    assert.deepEqual(analyseShell(text).effects.filter((effect) => effect.kind).map((effect) => effect.kind), ['pipe-to-shell'], text);
  }
  for (const text of ['curl x | jq .', 'cat x | sh', 'curl x; sh y', "sh -c 'curl x'"]) {
    assert.ok(analyseShell(text).effects.every((effect) => !effect.kind), text);
  }
});

test('syntax errors have their place, and the rest is still understood', () => {
  const cases: [string, RegExp, number][] = [
    ['for id in a; do ls', /done/, 18],
    ['echo "abc', /double quote/, 5],
    ['ls &&', /after '&&'/, 5],
    ['echo x >', /redirect target/, 8],
    ['ls\nif then', /after 'if'/, 6],
    ['cat <<EOF\na', /not closed by a line EOF/, 4],
    ["sh -c 'if'", /then/, 9],
    ['docker rm <container id>', /redirect target/, 24],
  ];
  for (const [text, message, offset] of cases) {
    const { errors, class: verdict } = analyseShell(text);
    assert.match(errors[0]?.message ?? 'no error', message, text);
    assert.equal(errors[0]?.offset, offset, text);
    assert.notEqual(verdict, 'read-only', text);
  }
  assert.equal(analyseShell('rm x; echo "').class, 'destroys');
});

test('an empty block, a comment and blank lines do nothing', () => {
  for (const text of ['', '\n\n', '# rm -rf /', '  # a\n\n# b']) {
    assert.deepEqual(analyseShell(text), { class: 'read-only', effects: [], errors: [], placeholders: [] });
  }
});

test('the same text gives the same answer', () => {
  const text = 'docker rm <a>; f() { frob; }; f | sh';
  assert.deepEqual(analyseShell(text), analyseShell(text));
});
