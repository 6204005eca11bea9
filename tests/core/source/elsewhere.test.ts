import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declarationTexts, likeliestFirst, vendoredProject } from '../../../src/core/source/elsewhere.ts';
import { nearestTag } from '../../../src/core/source/nearest-tag.ts';

test('the project of a vendored copy is read from its path', () => {
  const projects: readonly (readonly [string, string | undefined])[] = [
    ['vendor/github.com/docker/libnetwork/controller.go', 'github.com/docker/libnetwork'],
    ['vendor/src/github.com/opencontainers/runc/libcontainer/init_linux.go', 'github.com/opencontainers/runc'],
    ['Godeps/_workspace/src/golang.org/x/net/context/context.go', 'golang.org/x/net'],
    ['cmd/vendor/google.golang.org/grpc/server.go', 'google.golang.org/grpc'],
    ['vendor/go.etcd.io/bbolt/db.go', 'go.etcd.io/bbolt'],
    ['vendor/lib/lib.go', undefined],
    ['daemon/vendored.go', undefined],
  ];
  for (const [path, project] of projects) assert.equal(vendoredProject(path), project, path);
});

test('the likeliest new home of a file comes first; tests and other systems last or never', () => {
  assert.deepEqual(
    likeliestFirst('libnetwork/controller.go', [
      'vendor/github.com/docker/libnetwork/controller.go', 'daemon/cluster/controller.go', 'libnetwork/controller_windows.go', 'daemon/libnetwork/controller.go',
      'libnetwork/controller_test.go', 'libnetwork/sandbox.go', 'libnetwork/controller.go',
    ]),
    ['libnetwork/sandbox.go', 'daemon/libnetwork/controller.go', 'daemon/cluster/controller.go', 'libnetwork/controller_windows.go', 'vendor/github.com/docker/libnetwork/controller.go'],
  );
});

test('a declaration is looked for as gofmt writes it', () => {
  const lines = ['func (d *Daemon) restore(c *config) error {', 'type Daemon struct {', '\tEvents interface {', 'func New(root string) {', 'var errStopped = x', '\ttimeout  = 15'];
  const declared = ['(*Daemon).restore', 'Daemon.root', '(Events).Close', 'New', 'errStopped', 'timeout'].map((symbol, index) =>
    Object.entries(declarationTexts(symbol)).find(([, texts]) => texts.some((text: string) => lines[index]!.includes(text)))?.[0]);
  assert.deepEqual(declared, ['telling', 'telling', 'possible', 'telling', 'telling', 'possible']);
  assert.deepEqual(declarationTexts('-'), { telling: [], possible: [] });
});

test('the nearest tag is the same version, then the same line, then the same letters', () => {
  const tags = ['docker-v29.7.2', 'v17.03.2-ce', 'v20.10.26', 'v20.10.27', 'v20.10.27-rc1', 'v28.5.2', 'trunk-2020'];
  const nearest = ['v29.7.2', '17.03.2', 'v20.10.30', '20.10.26', 'v28.5.9', 'trunk-2021', 'v1.2.3', 'nothing'].map((tag) => nearestTag(tag, tags));
  assert.deepEqual(nearest, ['docker-v29.7.2', 'v17.03.2-ce', 'v20.10.27', 'v20.10.26', 'v28.5.2', 'trunk-2020', undefined, undefined]);
});
