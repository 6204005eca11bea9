import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileSignature } from '../../../src/core/signature/compile.ts';
import { compileMatcher } from '../../../src/core/signature/match.ts';
import { proposeSignature } from '../../../src/core/signature/propose.ts';
import { redactSecrets } from '../../../src/core/signature/redact.ts';
import { loadCorpus } from './load-corpus.ts';

const place = { file: 'record.md', line: 1, column: 1 };

test('a proposal for any paste that names a record compiles and matches its own paste', () => {
  let tried = 0;
  for (const { name, text, records } of loadCorpus()) {
    // Of a line with somebody's own words around an answer, a person has to cut them off.
    if (records.length === 0 || name === 'whole-and-chinese') continue;
    const proposed = proposeSignature(text);
    const { value, diagnostics } = compileSignature(proposed, { record: 'r', index: 0, place });
    const cut = name.startsWith('cut-') || name === 'flag-conflict-status';
    assert.deepEqual(diagnostics.map((each) => each.message), [], `${name}: ${proposed}`);
    if (!cut) assert.equal(value && compileMatcher([value]).match(text).length, 1, `${name}: ${proposed}`);
    tried++;
  }
  assert.ok(tried > 80);
});

test('what varies becomes a named placeholder', () => {
  const lines: [string, string][] = [
    ['time="2016-11-08T03:12:41.5+01:00" level=error msg="libcontainerd: lost containerd process, pid: 20997"', 'libcontainerd: lost containerd process, pid: <pid>'],
    ['Error response from daemon: driver failed programming external connectivity on endpoint web (4f1e0f9cb2d7a86655c0b1d43a9e77f2c8810de5b6340f7d2a9c3e5510b8d6f4): Bind for 0.0.0.0:8080 failed: port is already allocated.',
      'driver failed programming external connectivity on endpoint web (<id>): Bind for <addr>:<port> failed: port is already allocated'],
    ['Handler for POST /v1.41/containers/web/start returned error: wobble frobnicated badly', 'wobble frobnicated badly'],
    ['unlinkat /var/lib/docker/overlay2/4f1e0f9cb2d7a86655c0b1d43a9e77f2c8810de5b6340f7d2a9c3e5510b8d6f4/merged: device or resource busy', 'unlinkat /var/lib/docker/overlay2/<id>/merged: device or resource busy'],
    ['E1125 09:14:07.123456    2211 kubelet.go:1823] skipping pod synchronization - PLEG is not healthy: pleg was last seen active 3m7.12s ago; threshold is 3m0s',
      'skipping pod synchronization - PLEG is not healthy: pleg was last seen active <duration> ago; threshold is <duration>'],
    ['[ 1234.567890] unregister_netdevice: waiting for lo to become free. Usage count = 1', 'unregister_netdevice: waiting for lo to become free. Usage count = <n>'],
    ['oci runtime error: container_linux.go:247: starting container process caused trouble', 'oci runtime error: container_linux.go:<n>: starting container process caused trouble'],
    ['failed commit on ref "layer-sha256:0d17b565c37bcbd895e9d92315a05c1c3c9a29f762b011a10c54a66cd53c9b31": unexpected commit digest', 'failed commit on ref "layer-<digest>": unexpected commit digest'],
    ['dial tcp 192.0.2.17:2376: handshake refused', 'dial tcp <addr>:<port>: handshake refused'],
  ];
  for (const [paste, signature] of lines) assert.equal(proposeSignature(paste), signature);
});

test('an answer of generic texts is proposed as the whole message', () => {
  for (const paste of ['Error response from daemon: Address already in use', "docker: Error response from daemon: Address already in use.\nSee 'docker run --help'.\n"]) {
    assert.equal(proposeSignature(paste), 'msg="Error response from daemon: Address already in use"');
  }
});

test('the line that says most is taken, with those before it where it is weak alone', () => {
  assert.equal(proposeSignature(
    'level=info msg="libcontainerd: new containerd process, pid: 21057"\nlevel=debug msg="containerd: read past events" count=0\nlevel=fatal msg=EOF\n'),
  'libcontainerd: new containerd process, pid: <pid>\ncontainerd: read past events count=<n>\nlevel=fatal msg=EOF');
  assert.equal(proposeSignature(
    'Nov 25 09:14:07 node-3 dockerd[812]: level=warning msg="wobble deprecated"\nNov 25 09:14:07 node-3 dockerd[812]: level=error msg="frobnicator exploded badly"\nNov 25 09:14:07 node-3 systemd[1]: docker.service: Failed with result \'exit-code\'.\nNov 25 09:14:07 node-3 systemd[1]: Failed to start Docker Application Container Engine.'),
  'frobnicator exploded badly');
});

test('nothing is proposed where nothing was said', () => {
  for (const text of ['', '\n\n', '   ', '$ docker ps', 'Error response from daemon: permission denied']) assert.equal(proposeSignature(text), '', text);
});

test('secrets leave a text, and only they', () => {
  const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEabcdefgh\n-----END RSA PRIVATE KEY-----';
  const cases: [string, string][] = [
    ['pull https://bob:hunter2222@registry.example.org/v2/', 'pull https://bob:<secret>@registry.example.org/v2/'],
    ['Authorization: Bearer abcdefghijklmnop.qrstuv', 'Authorization: Bearer <secret>'],
    ['{"auths":{"x":{"auth":"Ym9iOmh1bnRlcg=="}}}', '{"auths":{"x":{"auth":"<secret>"}}}'],
    ['AWS key AKIAABCDEFGHIJKLMNOP here', 'AWS key <secret> here'],
    ['aws_secret_access_key = abcdEFGH0123abcdEFGH0123abcdEFGH0123abcd', 'aws_secret_access_key = <secret>'],
    ['mail alice@example.org failed', 'mail <secret> failed'],
    ['MYSQL_ROOT_PASSWORD=correcthorse', 'MYSQL_ROOT_PASSWORD=<secret>'],
    ['"password\\": \\"correcthorse\\"', '"password\\": \\"<secret>\\"'],
    ['jwt eyJhbGciOiJI.eyJzdWIiOiIx.abcdefgh end', 'jwt <secret> end'],
    ['kubeadm join 192.0.2.1:6443 --token abcdef.0123456789abcdef', 'kubeadm join 192.0.2.1:6443 --token <secret>'],
    ['docker login --password correcthorse', 'docker login --password <secret>'],
    [`before\n${key}\nafter`, 'before\n<secret>\n\n\nafter'],
    ['token ghp_abcdefghijklmnopqrst0123456789', 'token <secret>'],
  ];
  for (const [text, redacted] of cases) assert.equal(redactSecrets(text).text, redacted);
  for (const text of [
    'unauthorized: authentication required', 'docker.service: Failed', 'user@1000.service: Deactivated', 'sha256:0d17b565c37bcbd895e9d92315a05c1c', 'password authentication failed',
    'docker run -p 8080:80 -v /a:/b nginx', 'unix:///var/run/docker.sock', 'msg="invalid token"', 'token: invalid', 'github.com/moby/moby@v1.13.1',
  ]) assert.equal(redactSecrets(text).text, text);
});

test('a redaction tells kind and place, never the secret', () => {
  const { redactions } = redactSecrets('first\nmail alice@example.org, password=correcthorse');
  assert.deepEqual(redactions, [{ kind: 'email', line: 2, column: 6, length: 17 }, { kind: 'password', line: 2, column: 34, length: 12 }]);
});
