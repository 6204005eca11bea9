import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapText, type Font } from '../../../src/core/diagram/text/wrap.ts';

const font: Font = { size: 14, rowHeight: 18, weight: 'regular' };
const rows = (text: string, width: number, maxRows?: number): string[] => wrapText(text, font, width, maxRows).rows.map((row) => row.text);

test('rows are about equally long', () => {
  assert.deepEqual(rows('Can a goroutine dump be taken here?', 210), ['Can a goroutine', 'dump be taken here?']);
});

test('line feeds break, blanks at the ends are dropped, empty rows inside stay', () => {
  assert.deepEqual(rows('\n one \n\n two\n\n', 200), ['one', '', 'two']);
  assert.deepEqual(rows('', 200), []);
});

test('a path that is too wide breaks after its slashes, a word without joints anywhere', () => {
  assert.deepEqual(rows('/var/run/docker/libcontainerd', 130), ['/var/run/docker/', 'libcontainerd']);
  assert.deepEqual(rows('m'.repeat(12), 100), ['m'.repeat(8), 'm'.repeat(4)]);
});

test('Chinese breaks between characters, never before a full stop nor after an opening bracket', () => {
  for (let width = 30; width < 120; width += 7) {
    for (const row of rows('检查守护进程（客户端）的状态。然后重启，再看日志。', width)) {
      assert.doesNotMatch(row, /^[。，）]|（$/);
    }
  }
});

test('no row is wider than asked, and nothing is lost', () => {
  const text = 'level=fatal msg="EOF" 容器恢复失败 /var/run/docker/libcontainerd/containerd/<id>/state.json end';
  for (let width = 40; width < 400; width += 13) {
    const block = wrapText(text, font, width, 99);
    assert.ok(block.rows.every((row) => row.width <= width + 0.001), `width ${width}`);
    assert.equal(block.rows.map((row) => row.text).join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
  }
});

test('what goes beyond the last row is cut with an ellipsis', () => {
  const cut = rows('one two three four five six seven eight nine ten', 60, 2);
  assert.equal(cut.length, 2);
  assert.match(cut[1]!, /…$/);
});
