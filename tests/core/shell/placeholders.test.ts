import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseShell } from '../../../src/core/shell/analyse.ts';
import { restorePlaceholders, substitutePlaceholders } from '../../../src/core/shell/placeholders.ts';

const names = (text: string): readonly string[] => analyseShell(text).placeholders;

test('placeholders are words, named once in order of first use', () => {
  assert.deepEqual(names('docker cp <container>:/x <file>; docker rm <container>'), ['container', 'file']);
  assert.deepEqual(names('kill -0 <pid>\ncat /proc/<pid>/status'), ['pid']);
  assert.deepEqual(names('ls /var/lib/docker/containers/<id>/<id>-json.log'), ['id']);
  assert.deepEqual(names('systemctl status <unit>.service; docker run <image>:<tag> a@<digest>'), ['unit', 'image', 'tag', 'digest']);
  assert.deepEqual(names('docker inspect "<id>" \'<id-2>\' --format={{.<field>}}'), ['id', 'id-2', 'field']);
  assert.deepEqual(names('docker inspect <容器名> <größe>'), ['容器名', 'größe']);
  assert.deepEqual(names('docker logs <c>|grep x; docker rm <c>; (docker rm <d>)& docker rm <e>&&ls <f>&'), ['c', 'd', 'e', 'f']);
  assert.deepEqual(names('sh <<EOF\ndocker rm <id>\nEOF'), ['id']);
});

test('a placeholder does not read a file, a redirection does', () => {
  for (const text of ['cat <in', 'cat < in', 'cat <in >/dev/null', 'cat < in.txt', 'sort<in', 'cat <<< "x"', 'cat <(ls)', 'cat 0<in', 'cat <&3', 'cat <"in">/dev/null']) {
    assert.deepEqual(names(text), [], text);
    assert.equal(analyseShell(text).class, 'read-only', text);
  }
});

test('where both readings are possible, the dangerous one counts', () => {
  for (const text of ['cat <in>out', 'cat <in>>out', 'cat <in>&2', 'cat <in>$x', 'cat <in>"out"', 'cat 0<in>out', 'cat <in>>(cat)']) {
    assert.deepEqual(names(text), [], text);
  }
  for (const text of ['cat <in>out', 'cat <in>>out', 'cat <in>$x', 'cat <in>"out"']) assert.equal(analyseShell(text).class, 'changes', text);
  assert.equal(analyseShell('sort<in>out').class, 'unknown');
  assert.equal(analyseShell('cat <<EOF>/etc/x\na\nEOF').class, 'destroys');
});

test('what docker prints for an image without a name is no placeholder', () => {
  assert.deepEqual(names("docker images | grep '<none>'"), []);
  assert.deepEqual(names('docker images | grep <none>'), ['none']);
});

test('a name with a blank, a digit first or nothing inside is no placeholder', () => {
  for (const text of ['a <b c>', 'a <1>', 'a <>', 'a < b>', 'a <b >', 'a <-x>', `a <${'x'.repeat(65)}>`]) {
    assert.deepEqual(substitutePlaceholders(text).placeholders, [], text);
  }
});

test('substitution keeps every offset and can be undone', () => {
  const text = 'é <a> "<b>" <in>out <c.d_e-1>/x\n\'<f>x\' \\<g> 😀<h>';
  const { text: substituted, placeholders } = substitutePlaceholders(text);
  assert.equal(substituted.length, text.length);
  assert.equal(restorePlaceholders(substituted), text);
  for (const { name, start, end } of placeholders) assert.equal(text.slice(start, end), `<${name}>`);
});
