import { flatten, noteGap, selfLoop, type Columns } from './columns.ts';
import type { Block, Item, SequenceChart } from './model.ts';

interface Extent {
  readonly left: number;
  readonly right: number;
}

/** Space between a frame and the life lines, messages, notes and frames inside it, pixels. */
const outerPad = 26;
const innerPad = 10;

/** How far left and right the frame of `block` reaches; all participants when nothing stands in it. */
export function frameExtent(block: Block, chart: SequenceChart, columns: Columns): Extent {
  const { centres } = columns;
  const extents = block.sections.flatMap((section) => section.items.map((item) => itemExtent(item, chart, columns)));
  const real = extents.filter((extent) => extent !== undefined);
  if (real.length === 0) return { left: centres[0]! - outerPad, right: centres.at(-1)! + outerPad };
  return {
    left: Math.min(...real.map(({ left }) => left)) - innerPad,
    right: Math.max(...real.map(({ right }) => right)) + innerPad,
  };
}

function itemExtent(item: Item, chart: SequenceChart, columns: Columns): Extent | undefined {
  const { centres, texts } = columns;
  if (item.kind === 'block') {
    return [...item.sections.flatMap((section) => [...flatten(section.items)])].length === 0 ? undefined : frameExtent(item, chart, columns);
  }
  if (item.kind === 'activation' || item.kind === 'ending') return undefined;
  const [from, to] = [centres[Math.min(item.from, item.to)]!, centres[Math.max(item.from, item.to)]!];
  const width = texts.get(item)!.width;
  const lines = { left: from - (outerPad - innerPad), right: to + (outerPad - innerPad) };
  if (item.kind === 'message') {
    return item.from === item.to ? { ...lines, right: Math.max(lines.right, from + selfLoop.width + 8 + width) } : lines;
  }
  const own = width + 20;
  if (item.side === 'left') return { ...lines, left: from - noteGap - own };
  if (item.side === 'right') return { ...lines, right: to + noteGap + own };
  const half = Math.max(own, from === to ? own : to - from + 40) / 2;
  return { left: Math.min(lines.left, (from + to) / 2 - half), right: Math.max(lines.right, (from + to) / 2 + half) };
}
