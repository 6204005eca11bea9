import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikePointer } from '../../../src/core/source/looks-like-pointer.ts';
import { isPointerError, parsePointer } from '../../../src/core/source/parse-pointer.ts';
import { pointerDiagnostic } from '../../../src/core/source/pointer-diagnostic.ts';
import type { SourcePointer } from '../../../src/core/source/pointer.ts';

const commit = '0ac3cd1be170d180b2baed755e8f0da547ceb267';
const good: Readonly<Record<string, Partial<SourcePointer>>> = {
  'moby/moby@v1.12.3:cmd/dockerd/daemon.go#(*DaemonCli).start call libcontainerd.New': {
    repository: 'moby/moby', ref: 'v1.12.3', path: 'cmd/dockerd/daemon.go', symbol: '(*DaemonCli).start', target: { kind: 'call', callee: 'libcontainerd.New' },
  },
  [`containerd/containerd@${commit}:main.go#main`]: { ref: commit, symbol: 'main', target: { kind: 'definition' } },
  'containerd/containerd@api/v1.8.0:api/a.go#A.b': { ref: 'api/v1.8.0', symbol: 'A.b' },
  'moby/moby@v1.12.3:a.go#f message "said \\"no\\" at %s\\n"': { target: { kind: 'message', text: 'said "no" at %s\\n' } },
  'moby/moby@v1.12.3:a.go#f message "ends with \\\\"': { target: { kind: 'message', text: 'ends with \\\\' } },
  'moby/moby@v1.12.3:a.go#(T).M text "x := <-y" #2': { symbol: '(T).M', target: { kind: 'text', text: 'x := <-y', occurrence: 2 } },
  'moby/moby@v1.12.3:a.go#f call x.y #12': { target: { kind: 'call', callee: 'x.y', occurrence: 12 } },
  'moby/moby@v1.12.3:a.go#f call a.B(…).C': { target: { kind: 'call', callee: 'a.B(…).C' } },
  'moby/moby@v1.12.3:a.go#init #2': { target: { kind: 'definition', occurrence: 2 } },
  'moby/moby@v1.12.3:Dockerfile#- text "ENV A"': { symbol: '-', target: { kind: 'text', text: 'ENV A' } },
  'moby/moby@v1.12.3:contrib/init/systemd/docker.service#-': { symbol: '-', target: { kind: 'definition' } },
};

for (const [raw, expected] of Object.entries(good)) {
  test(`parses ${raw}`, () => {
    const parsed = parsePointer(raw);
    assert.ok(!isPointerError(parsed), JSON.stringify(parsed));
    assert.deepEqual({ ...parsed, ...expected }, parsed);
    assert.equal(parsed.raw, raw);
    assert.ok(looksLikePointer(raw));
  });
}

test('tells pointers, also wrong ones, from other code spans', () => {
  const meant = [
    'moby/moby:daemon/daemon.go#NewDaemon', 'moby/moby@v1.12.3#NewDaemon', 'moby/moby@v1.12.3:daemon/daemon.go',
    'moby/moby@master:daemon/daemon.go#L3', 'moby/moby@v1.12.3:daemon/daemon.go:123', 'moby/moby:daemon/daemon.go:12', 'moby/moby@:daemon/daemon.go#New',
  ];
  const other = [
    'docker/compose:1.29.2', 'library/redis@sha256:0123', 'data/volume:/var/lib/data', 'github.com/docker/docker@v1.12.3', 'systemctl restart docker',
    '/var/lib/docker', 'moby/moby', 'moby/moby#26768', 'moby/moby@v1.12.3', 'user@host:path', '<owner>/<repo>@<tag>', '', 'a/b:c',
  ];
  assert.deepEqual(meant.filter((text) => !looksLikePointer(text)), []);
  assert.deepEqual(other.filter((text) => looksLikePointer(text)), []);
});

test('the place of a mistake is narrowed to the wrong part', () => {
  const raw = 'moby/moby@master:a.go#f';
  const error = parsePointer(raw);
  assert.ok(isPointerError(error));
  const columns = (column: number, endColumn: number) => {
    const { place } = pointerDiagnostic(error, raw, { file: 'x.md', line: 3, column, endLine: 3, endColumn });
    return [place.column, place.endColumn];
  };
  assert.deepEqual(columns(5, 5 + raw.length), [15, 21], 'bare');
  assert.deepEqual(columns(5, 7 + raw.length), [16, 22], 'in quotes');
  assert.deepEqual(columns(5, 50), [5, 50], 'escaped: stays whole');
});

test('no text makes the parser throw or point outside of it', () => {
  const pieces = ['moby/moby', '@', 'v1.12.3', ':', 'a.go', '#', 'f', ' ', 'call', 'message', '"', '\\', 'x', '#2', '/', '(*T).M', '-', '\n', 'é', '𝒳', '..', 'L12', 'text'];
  let seed = 7;
  const next = (limit: number) => (seed = (seed * 48271) % 2147483647) % limit;
  for (let round = 0; round < 20_000; round++) {
    const raw = Array.from({ length: next(12) }, () => pieces[next(pieces.length)]).join('');
    const parsed = parsePointer(raw);
    looksLikePointer(raw);
    if (!isPointerError(parsed)) continue;
    assert.ok(parsed.start >= 0 && parsed.start <= parsed.end && parsed.end <= raw.length, JSON.stringify([raw, parsed]));
    pointerDiagnostic(parsed, raw, { file: 'x', line: 1, column: 1, endLine: 1, endColumn: raw.length + 1 });
  }
});
