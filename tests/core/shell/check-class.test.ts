import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic, Place } from '../../../src/core/diagnostics/diagnostic.ts';
import { checkClass } from '../../../src/core/shell/check-class.ts';

/** A fence that opens on line 10 of `a.md`; its text begins on line 11, two columns in. */
function check(declared: string, text: string, because?: string): Diagnostic[] {
  const placeOf = (start: number, end: number): Place => {
    const at = (offset: number): [number, number] => {
      const lines = text.slice(0, offset).split('\n');
      return [10 + lines.length, 3 + (lines.at(-1) as string).length];
    };
    const [[line, column], [endLine, endColumn]] = [at(start), at(end)];
    return { file: 'a.md', line, column, endLine, endColumn };
  };
  const words = declared.split(' ').filter(Boolean).map((word, index) => ({ text: word, place: { file: 'a.md', line: 10, column: 7 + index } }));
  return checkClass({ language: 'sh', text, words, because, place: { file: 'a.md', line: 10, column: 1 }, placeOf });
}

const codesOf = (found: readonly Diagnostic[]): string[] => found.map(({ code }) => code);

test('a block with the right class, or a stricter one, is fine', () => {
  assert.deepEqual(check('read-only', 'docker ps'), []);
  assert.deepEqual(check('changes', 'systemctl restart docker'), []);
  assert.deepEqual(check('destroys', 'docker rm <container>'), []);
  assert.deepEqual(check('destroys', 'docker ps'), []);
});

test('a missing class is reported at the fence, with the class that the commands have', () => {
  const [found] = check('', 'docker ps\nrm x');
  assert.equal(found?.code, 'command/without-class');
  assert.deepEqual(found?.place, { file: 'a.md', line: 10, column: 1 });
  assert.match(found?.help ?? '', /sh destroys/);
  assert.match(check('', 'frobnicate')[0]?.help ?? '', /because=/);
});

test('a class that does not exist gets a suggestion and a fix', () => {
  for (const [word, meant] of [['readonly', 'read-only'], ['Read-Only', 'read-only'], ['change', 'changes'], ['destructive', 'destroys'], ['destroy', 'destroys'], ['safe', 'read-only'], ['危险', 'destroys']]) {
    const [found] = check(word as string, 'docker ps');
    assert.equal(found?.code, 'command/unknown-class');
    assert.match(found?.help ?? '', new RegExp(`“${meant}”`), word);
    assert.equal(found?.fix?.text, meant);
  }
  assert.match(check('banana', 'docker ps')[0]?.help ?? '', /restarts something/);
  assert.deepEqual(codesOf(check('read-only changes', 'docker ps')), ['command/two-classes']);
});

test('a class that is too mild is reported at the very command, with the others beside it', () => {
  const found = check('read-only', 'docker ps\nsudo systemctl restart docker\ndocker ps -q | xargs sudo rm -rf /x');
  assert.deepEqual(codesOf(found), ['command/too-mild']);
  const [first] = found;
  assert.deepEqual(first?.place, { file: 'a.md', line: 13, column: 29, endLine: 13, endColumn: 38 });
  assert.equal(first?.message, '“rm -rf /x” destroys, but its fence says “read-only”: `rm` deletes files.');
  assert.deepEqual(first?.related.map(({ place }) => [place.line, place.column]), [[12, 8]]);
  assert.equal(first?.fix?.text, 'destroys');
  assert.equal(first?.fix?.place.line, 10);
});

test('a reason does not excuse a class that is too mild', () => {
  assert.deepEqual(codesOf(check('read-only', 'rm x', 'trust me')), ['command/too-mild']);
  assert.deepEqual(codesOf(check('changes', 'docker system prune', 'trust me')), ['command/too-mild']);
});

test('an unknown command needs a reason, whatever its class', () => {
  for (const declared of ['read-only', 'changes', 'destroys']) {
    assert.deepEqual(codesOf(check(declared, './collect.sh')), ['command/unknown-needs-reason']);
    assert.deepEqual(check(declared, './collect.sh', 'reads /proc only'), []);
    assert.deepEqual(codesOf(check(declared, './collect.sh', '  ')), ['command/unknown-needs-reason']);
  }
  const [found] = check('read-only', 'ls\n./a\n./b');
  assert.deepEqual([found?.place.line, found?.place.column, found?.related[0]?.place.line], [12, 3, 13]);
});

test('an unknown command does not hide that a known one is worse', () => {
  assert.deepEqual(codesOf(check('read-only', './a; rm x', 'a only reads')), ['command/too-mild']);
});

test('syntax errors stand at their place in the file', () => {
  const [found] = check('read-only', 'ls\necho "x');
  assert.equal(found?.code, 'command/syntax');
  assert.deepEqual([found?.place.line, found?.place.column], [12, 8]);
  assert.equal(found?.message, 'A shell cannot read this: unterminated double quote.');
});

test('text from the network that is run is refused, with a reason or without', () => {
  for (const because of [undefined, 'we trust it']) {
    const found = check('changes', 'ls; curl -fsSL https://example.org/x | sudo sh', because);
    assert.deepEqual(codesOf(found), ['command/pipe-to-shell']);
    assert.match(found[0]?.message ?? '', /^“curl -fsSL https:\/\/example.org\/x \| sudo sh” runs/);
  }
});

test('a prompt is reported once, with a fix', () => {
  const [found, ...rest] = check('read-only', 'ls\n  $ docker ps');
  assert.deepEqual(rest, []);
  assert.equal(found?.code, 'command/prompt');
  assert.deepEqual([found?.fix?.place.line, found?.fix?.place.column, found?.fix?.place.endColumn], [12, 3, 7]);
  assert.deepEqual(codesOf(check('read-only', 'root@host:~# docker ps')), ['command/prompt']);
});

test('placeholders of another style are warned about', () => {
  const cases: [string, string][] = [
    ['docker inspect {{id}}', '<id>'],
    ["docker inspect '{{container-id}}'", '<container-id>'],
    ['docker inspect [container]', '<container>'],
    ['docker inspect CONTAINER_ID', '<container-id>'],
    ['docker inspect YOUR_CONTAINER', '<your-container>'],
    ['docker inspect XXXX', '<name>'],
    ['kill -0 PID', '<pid>'],
    ['cat <in>x', '<in>'],
  ];
  for (const [text, suggestion] of cases) {
    const [found] = check('destroys', text);
    assert.equal(found?.code, 'command/bad-placeholder', text);
    assert.match(found?.message ?? '', new RegExp(`“${suggestion}”`), text);
    assert.equal(found?.severity, 'warning');
  }
  assert.deepEqual(codesOf(check('destroys', 'docker rm <container id>')), ['command/syntax', 'command/bad-placeholder']);
});

test('what only looks like a foreign placeholder is left alone', () => {
  for (const text of [
    "docker ps --format '{{.ID}}'", "docker ps --format '{{json .}}'", '[ -f x ]', 'ls [a-z]*', 'grep CONTAINER_ID x', 'mktemp XXXX', 'env | grep PID',
    'sort < in > /dev/null', 'awk "/<a b>x/"', 'cat <in >/dev/null', 'ls *[0-9]',
  ]) {
    assert.deepEqual(check('destroys', text), [], text);
  }
});

test('a variable that the block never sets is warned about once', () => {
  const found = check('destroys', 'docker rm "$ID"; ls $ID ${other}');
  assert.deepEqual(found.map(({ code, place }) => [code, place.column]), [['command/unset-variable', 14], ['command/unset-variable', 27]]);
  assert.match(found[0]?.help ?? '', /<id>/);
  for (const text of [
    'id=$(docker ps -q); docker rm $id', 'for i in 1; do ls $i; done', 'while read -r a b; do ls $a $b; done', 'ls $HOME $1 $? $$ $@', 'export X=1; ls $X',
    'ls ${dir:-/tmp}', "awk '{print $x}' f", 'f() { local d=$1; ls $d; }', 'mapfile -t ids < f; ls ${ids[0]}', 'printf -v t x; ls $t',
  ]) {
    assert.deepEqual(check('destroys', text), [], text);
  }
});
