import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeUp, pairsOf, spaceOut, spaceOutHtml, withoutBlanks } from '../../../src/core/search/unspaced.ts';

test('each character of a script without blanks becomes a word, and closes up again', () => {
  for (const [text, spaced] of [
    ['换一个镜像源，然后重新拉取。', '换 一 个 镜 像 源， 然 后 重 新 拉 取。'],
    ['换docker镜像', '换 docker 镜 像'],
    ['（镜像）docker', '（镜 像） docker'],
    ['--log-level=debug', '--log-level=debug'],
  ] as const) {
    assert.equal(spaceOut(text), spaced);
    assert.equal(withoutBlanks(spaced), text);
  }
  assert.equal(closeUp('换 一 个 镜 像 源， 然 后 docker 重 启'), '换一个镜像源，然后 docker 重启');
  assert.equal(closeUp('docker ps hangs'), 'docker ps hangs');
});

test('only the text of HTML is spaced out, and parted from the elements beside it', () => {
  assert.equal(spaceOutHtml('<h2 id="影响" title="a > 影响">影响</h2><code>docker</code>镜像'), '<h2 id="影响" title="a > 影响"> 影 响 </h2><code>docker</code> 镜 像 ');
  assert.equal(spaceOutHtml('<p>plain</p>'), '<p>plain</p>');
});

test('a run of such characters is asked for in pairs', () => {
  assert.deepEqual(pairsOf('拉取卡住 docker 源'), ['拉取', '取卡', '卡住', '源']);
});
