import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOwnNames } from '../../../src/core/signature/narrow.ts';
import { proposeSignature } from '../../../src/core/signature/propose.ts';

const namesIn = (line: string) => findOwnNames(line).map(({ kind, text }) => `${kind} ${text}`);

test('names that dockerd, the kubelet and a ReplicaSet made up are the reporter’s own', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'The container name "/happy_torvalds" is already in use': ['container happy_torvalds'],
    'endpoint with name sleepy_wu3 already exists in network bridge': ['container sleepy_wu3'],
    'starting k8s_POD_web-0_default_<id>_0: wobble': ['container k8s_POD_web-0_default_<id>_0'],
    'cannot join k8s_wobble_web-7d4b9c6f8-x2x9k_shop': ['container k8s_wobble_web-7d4b9c6f8-x2x9k_shop'],
    'sandbox of pod "web-7d4b9c6f8-x2x9k" is gone': ['pod web-7d4b9c6f8-x2x9k'],
    'pod web-2371676037-kcq2p_shop(<id>) is gone': ['pod web-2371676037-kcq2p'],
  };
  for (const [line, names] of Object.entries(cases)) assert.deepEqual(namesIn(line), names, line);
});

test('what programs print themselves is nobody’s name', () => {
  for (const line of [
    'k8s_POD_<pod>_<namespace>_<id>_<n>', 'no container with prefix k8s_POD', 'happy_path of high_water and big_endian in small_pages', 'load_containers', 'unknown_torvalds',
    'x_happy_torvalds', '<happy_torvalds>', 'io.containerd.grpc.v1.introspection-1', 'kube-proxy', 'ip-10-0-0-1-a-bcdfg', 'overlay-7d4b9c6f8', 'tls-server-00000000-00000', 'linux-6.1-amd64-cloud',
  ]) assert.deepEqual(namesIn(line), [], line);
});

test('a proposed signature has a placeholder for the whole of such a name', () => {
  const propose = (message: string) => proposeSignature(`time="2026-03-14T06:12:40Z" level=error msg="${message}"`);
  assert.equal(propose('Wobble of happy_torvalds could not be frobnicated'), 'Wobble of <container> could not be frobnicated');
  assert.equal(propose('Wobble of k8s_POD_web-7d4b9c6f8-x2x9k_shop_0f9c2b1e-3d4a-4c5b-8e6f-7a8b9c0d1e2f_0 could not be frobnicated'), 'Wobble of <container> could not be frobnicated');
});
