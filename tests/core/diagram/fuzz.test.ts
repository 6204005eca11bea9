import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import { randomFrom } from '../../random.ts';
import { assertWellFormed } from './well-formed.ts';

const pieces = [
  'flowchart TD\n', 'graph LR;', 'sequenceDiagram\n', 'accTitle: t\n', 'accDescr {\nx\n}\n', 'a', 'b', 'end', '\n', ' ', '-->', '-.->', '==>', '--x', '~~~',
  '|', '"', '[', ']', '(', ')', '{', '}', '[[', '([', '>', '<pid>', '&', ';', ':', ':::known', '#', '#quot;', '%%', '%%{', '}%%', '---\n', 'subgraph s\n',
  'click a href "javascript:x"\n', 'style a fill:#f00\n', 'class a known\n', '@{ shape: doc }', 'a->>b: x\n', 'Note over a,b: y\n', 'loop z\n', 'alt q\n',
  'else\n', 'activate a\n', 'deactivate a\n', 'box Aqua\n', 'participant a\n', 'autonumber\n', 'constructor', '__proto__', 'toString', '\u0000', '\ud800',
  '容器', '🐳', '&amp;', '<br>', '</text><script>', '\\n', '\r\n', '\t', 'ﬂ°°9¶ß', '#0;', '#x41;', '#1114112;', 'linkStyle 0 x\n', 'a@{ animate: true }\n',
];

const flowchartLines = [
  'a --> b', 'constructor --> __proto__', 'a["<pid> </text><script>"]', 'toString{"容器 🐳"}', 'subgraph s [S]\nb\nend', 'a -->|"<br>&amp;"| a', 'click a href "javascript:x"',
  'class a,b known', 'style a fill:#f00', 'a["\u0000 \ud800 x"] ~~~ c', 's --> a', 'a@{ shape: doc, label: 3 }', 'subgraph t\nsubgraph s\na\nend\nend', 'b(["ﬂ°°9¶ß #0; #x41; #1114112;"])',
  'subgraph a\na\nend', 'linkStyle default stroke:red', 'a & b & c --> d & e', 'e1@--> f', 'direction LR', '%% x', 'click a call x()', 'a@{ img: "https://x/y.png", label: "i" }',
];
const sequenceLines = [
  'a->>b: <pid> </text><script>', 'a->>a: self', 'Note over a,b: y', 'Note left of a: #quot;', 'loop z\na-xb: c\nend', 'alt q\na->>b: x\nelse\nb->>a: y\nend', 'activate a', 'deactivate a',
  'box Aqua\nparticipant c\nend', 'participant constructor as __proto__', 'autonumber 1.5 0.1', 'autonumber', 'rect red\nend', 'par\nand\nend', 'create participant n\na->>n: x', 'destroy n\na-xn: x',
  'actor 容器 as 🐳', 'links a: {"x": "javascript:y"}', 'details a: x', 'a<<->>b: both', 'a-->>+b: x', 'critical x\noption y\nend', 'title x', 'a-|\\b: half',
];

test('arbitrary text never throws, and whatever is drawn is well-formed', async () => {
  const random = randomFrom(42);
  let drawn = 0;
  for (let round = 0; round < 400; round++) {
    const [start, whole] = [['flowchart TD\n', flowchartLines], ['sequenceDiagram\n', sequenceLines], ['', pieces]][random(3)] as [string, readonly string[]];
    const lines = Array.from({ length: random(8) }, () => whole[random(whole.length)]!);
    if (random(2) === 0) lines.splice(random(lines.length + 1), 0, Array.from({ length: random(6) }, () => pieces[random(pieces.length)]).join(''));
    const source = start + lines.join('\n');
    const { value, diagnostics } = await drawMermaid(source);
    assert.ok(value ?? diagnostics.length > 0, source);
    for (const { place, message } of diagnostics) {
      assert.ok(place.line >= 1 && place.line <= source.split(/\r\n?|\n/).length + 1, `${JSON.stringify(source)}: line ${place.line}`);
      assert.doesNotMatch(message, /undefined|\[object/, JSON.stringify(source));
    }
    if (!value) continue;
    drawn++;
    assertWellFormed(value.svg);
    assertWellFormed(value.outline);
  }
  assert.ok(drawn > 40, `only ${drawn} were drawn`);
});

test('random graphs with groups can be laid out', async () => {
  const random = randomFrom(7);
  for (let round = 0; round < 60; round++) {
    const nodes = Array.from({ length: 2 + random(10) }, (_, index) => `n${index}`);
    const groups = Array.from({ length: random(4) }, (_, index) => `g${index}`);
    const lines = groups.map((group, index) => {
      const inside = nodes.filter((_, position) => position % (groups.length + 1) === index).join('\n');
      return `subgraph ${group} [Group ${index}]\n${inside}\n${index > 0 && random(2) === 0 ? `${groups[index - 1]!}\n` : ''}end`;
    });
    const any = [...nodes, ...groups];
    for (let edge = 0; edge < 2 * nodes.length; edge++) {
      const arrow = ['-->', '-.->', '<-->', '--o', '~~~', `-->|label ${edge}|`][random(6)]!;
      lines.push(`${any[random(any.length)]!} ${arrow} ${any[random(any.length)]!}`);
    }
    const source = `flowchart ${['TD', 'LR', 'BT', 'RL'][random(4)]!}\naccTitle: t\naccDescr: d\n${lines.join('\n')}`;
    const { value, diagnostics } = await drawMermaid(source);
    assert.deepEqual(diagnostics, [], source);
    assertWellFormed(value!.svg);
  }
});

test('subgraphs that hold each other, themselves, or their own edges are drawn', async () => {
  for (const lines of ['subgraph a\nb\nend\nsubgraph b\na\nend\na --> b', 'subgraph a\na\nend\na --> a', 'subgraph a\nb\nend\nb --> a\na --> b\na --> a']) {
    const { value, diagnostics } = await drawMermaid(`flowchart TD\naccTitle: t\naccDescr: d\n${lines}`);
    assert.deepEqual(diagnostics, [], lines);
    assertWellFormed(value!.svg);
    assertWellFormed(value!.outline);
  }
});
