import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagesAt, printedName, readGoFunction } from '../../../src/core/evidence/go-symbol.ts';

const read = (symbol: string, file?: string): string => {
  const { package: path, name, closure } = readGoFunction(symbol, file);
  return `${path} ${name}${closure ? ' closure' : ''}`;
};

test('the ways in which builds write a package are one', () => {
  for (const prefix of ['github.com/docker/docker', 'github.com/moby/moby', 'github.com/moby/moby/v2', '_/builddir/build/BUILD/docker-1/_build/src/github.com/docker/docker']) {
    assert.equal(read(`${prefix}/daemon.(*Daemon).restore`), 'moby:daemon (*Daemon).restore');
  }
  for (const prefix of ['github.com/containerd/containerd', 'github.com/containerd/containerd/v2', 'github.com/docker/docker/vendor/github.com/docker/containerd', 'github.com/docker/docker/vendor/src/github.com/docker/containerd']) {
    assert.equal(read(`${prefix}/services/server.New`), 'containerd:services/server New');
  }
  assert.equal(read('github.com/docker/docker/vendor/github.com/docker/libnetwork.New'), read('github.com/docker/libnetwork.New'));
  assert.equal(read('github.com/urfave/cli/v2.(*App).Run'), 'github.com/urfave/cli (*App).Run');
  assert.equal(read('gopkg.in/yaml%2ev2.Unmarshal'), 'gopkg.in/yaml%2ev2 Unmarshal');
});

test('what the compiler appends goes away and is told', () => {
  assert.equal(read('github.com/docker/docker/daemon.(*Daemon).restore.func1.2'), 'moby:daemon (*Daemon).restore closure');
  assert.equal(read('github.com/docker/docker/daemon.NewDaemon.gowrap3'), 'moby:daemon NewDaemon closure');
  assert.equal(read('github.com/containerd/containerd/gc/scheduler.init.0.func1'), 'containerd:gc/scheduler init closure');
  assert.equal(read('github.com/containerd/containerd/gc/scheduler.init.0'), 'containerd:gc/scheduler init');
  assert.equal(read('github.com/docker/docker/api/server/router/container.(*containerRouter).(github.com/docker/docker/api/server/router/container.getJSON)-fm'), 'moby:api/server/router/container (*containerRouter).getJSON closure');
  assert.equal(read('sync.OnceValue[go.shape.int].func1'), 'sync OnceValue closure');
});

test('the file tells which program a main is of, and a pointer to it agrees', () => {
  assert.equal(read('main.(*DaemonCli).start', '/usr/src/docker/cmd/dockerd/daemon.go'), 'main:cmd/dockerd (*DaemonCli).start');
  assert.equal(read('main.daemon', '/go/src/github.com/docker/containerd/containerd/main.go'), 'main:containerd daemon');
  assert.deepEqual(packagesAt('moby/moby', 'cmd/dockerd/daemon.go'), ['moby:cmd/dockerd', 'main:cmd/dockerd']);
  assert.deepEqual(packagesAt('containerd/containerd', 'containerd/main.go'), ['containerd:containerd', 'main:containerd']);
  assert.deepEqual(packagesAt('moby/moby', 'daemon/daemon.go'), ['moby:daemon']);
  assert.deepEqual(packagesAt('moby/moby', 'vendor/src/github.com/docker/libnetwork/controller.go'), ['github.com/docker/libnetwork']);
  assert.equal(printedName('(IPTable).raw'), 'IPTable.raw');
  assert.equal(printedName('(*Daemon).restore'), '(*Daemon).restore');
});
