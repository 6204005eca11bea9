import { define } from '../define.ts';

/** What to do about each kind of mistake that the reader of diagrams can tell apart. */
const syntaxHelp = {
  'unquoted-label': 'Put the whole label in double quotes: `a["Is it running (or stopped)?"]`.',
  'quote-in-label': 'Write a quote inside a label as `#quot;`, and quote the label as a whole: `a["say #quot;hi#quot;"]`.',
  'open-quote': 'Close the double quote on this line; a quote inside a label is written `#quot;`.',
  'reserved-end': '`end` closes a subgraph. Give the node another id, for example `done["end"]`.',
  'open-label': 'Close the bracket that the label began with, on the same line; quote labels that hold brackets.',
  'open-edge': 'Write the label of an arrow as `a -->|text| b` or as `a -- text --> b`.',
  'open-subgraph': 'Close each `subgraph` with a line `end`.',
  'open-block': 'Close each `loop`, `alt`, `opt`, `par`, `critical`, `break`, `rect` and `box` with a line `end`.',
  'no-target': 'An arrow needs a node after it: `a --> b`.',
  'no-arrow': 'A line is a message, `Client->>Daemon: text`, or begins with a word such as `participant`, `Note`, `loop` or `alt`.',
  'message-text': 'A message is written `Client->>Daemon: text`, with a colon and a text.',
  'inactive': 'Activate the participant first (`activate Daemon`, or `->>+`), or take this line out.',
  'semicolon': 'A semicolon ends the line in a sequence diagram. In a text, write it as `#59;`, and `&lt;` simply as `<`.',
  'two-boxes': 'Name the participant in one `box` only.',
  'link-style': 'Take the `linkStyle` line out: lines have one colour here. `-.->` and `==>` draw dotted and thick ones.',
  'other': 'Compare the line with the syntax at https://mermaid.js.org/intro/syntax-reference.html.',
} as const;

export type Mistake = keyof typeof syntaxHelp;

const syntaxFound: Readonly<Partial<Record<Mistake, string>>> = {
  'open-quote': 'a double quote is never closed',
  'open-label': 'the bracket of a label is never closed',
  'open-edge': 'the label of an arrow does not end in an arrow',
  'open-subgraph': 'the text ends inside a subgraph',
  'open-block': 'the text ends inside a block',
  'no-target': 'the line ends where a node is expected',
  'no-arrow': 'the line ends where an arrow such as `->>` is expected',
  'link-style': '`linkStyle` names an edge that does not stand above it',
  'message-text': 'the line ends where `: text` is expected',
};

const readableClasses = 'start, outcome, resolved, known, escalate, inconclusive, changes, destroys, waits, here or muted';

export const diagramCodes = {
  'diagram/syntax': define<{ kind: string; mistake: Mistake; found?: string; reason?: string }>({
    severity: 'error',
    title: 'A diagram that cannot be read',
    message: ({ kind, mistake, found, reason }) => {
      if (reason !== undefined) return `Mermaid cannot read this ${kind}: ${reason}`;
      if (mistake === 'inactive') return `The ${kind} deactivates \`${found}\`, which is not active there.`;
      if (mistake === 'two-boxes') return `The participant \`${found}\` stands in two boxes; expected one.`;
      const fallback = found === undefined ? 'the line ends too early' : `\`${found}\` is not expected here`;
      return `Mermaid cannot read this ${kind}: ${syntaxFound[mistake] ?? fallback}.`;
    },
    help: ({ mistake }) => syntaxHelp[mistake],
    why: 'Diagrams are drawn when the site is built, with the grammar of Mermaid itself, so that what GitHub draws and what this site draws are the same. A text that the grammar refuses has no picture.',
    wrong: '```mermaid\nflowchart TD\n  a[Is it running (or stopped)?] --> b\n```',
    right: '```mermaid\nflowchart TD\n  accTitle: Is it running?\n  accDescr: One question that leads to b.\n  a["Is it running (or stopped)?"] --> b\n```',
  }),
  'diagram/empty': define<Record<never, never>>({
    severity: 'error',
    title: 'An empty diagram',
    message: () => 'The diagram draws nothing; expected at least one node or one message.',
    help: () => 'Begin with `flowchart TD` or `sequenceDiagram` and add a line such as `a["First step"] --> b["Second step"]`, or take the fence out.',
    why: 'An empty picture only raises the question what should have stood there.',
  }),
  'diagram/unsupported-kind': define<{ found: string; suggestion?: string }>({
    severity: 'error',
    title: 'A kind of diagram that is not drawn',
    message: ({ found, suggestion }) =>
      `The diagram begins with \`${found}\`, which is not drawn here; expected \`flowchart\` or \`sequenceDiagram\`.` +
      (suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`),
    help: () =>
      'Say it as a flowchart (states, trees, orders) or as a sequence diagram (who tells whom what). Until then the page shows the text of the diagram, not a picture.',
    why: 'Flowcharts and sequence diagrams are laid out without a browser, with links, dark colours and a text outline. Other kinds of Mermaid diagram need a browser to be drawn, which a build on any machine does not have.',
    wrong: '```mermaid\ngantt\n  section Start\n```',
    right: '```mermaid\nflowchart LR\n  accTitle: Start-up\n  accDescr: containerd starts before dockerd.\n  containerd --> dockerd\n```',
  }),
  'diagram/too-large': define<{ found: number; limit: number; what: string }>({
    severity: 'error',
    title: 'A diagram that is too large',
    message: ({ found, limit, what }) => `The diagram has ${found} ${what}; expected at most ${limit}.`,
    help: () => 'Split it into several diagrams, each with a question that a person can keep in mind.',
    why: 'Nobody reads such a picture during an outage, and laying it out would hold up every build.',
  }),
  'diagram/no-title': define<{ missing: string; kind: string }>({
    severity: 'error',
    title: 'A diagram without title or description',
    message: ({ missing, kind }) => `The ${kind} has no ${missing}; expected both accTitle and accDescr.`,
    help: () => 'Add below the first line: `accTitle: what it shows, a few words` and `accDescr: what it says, one or two sentences`.',
    why: 'The title and the description are what a screen reader says in place of the picture, and what remains of it in search results.',
    wrong: '```mermaid\nflowchart TD\n  a --> b\n```',
    right: '```mermaid\nflowchart TD\n  accTitle: Order of restart\n  accDescr: First containerd, then dockerd.\n  containerd --> dockerd\n```',
  }),
  'diagram/unsafe-link': define<{ node: string; href: string }>({
    severity: 'error',
    title: 'A link that a diagram may not have',
    message: ({ node, href }) => `The node \`${node}\` links to \`${href}\`; expected a relative link, a fragment, or https.`,
    help: () => 'Link to a page, a section (`#confirm`) or an https address. Scripts and other schemes are never published.',
    why: 'Links such as `javascript:` run code in the page of whoever clicks. The drawing leaves them out.',
    wrong: 'click a href "javascript:alert(1)"',
    right: 'click a href "#confirm"',
  }),
  'diagram/script-call': define<{ node: string }>({
    severity: 'error',
    title: 'A diagram that calls a script',
    message: ({ node }) => `The node \`${node}\` calls a function when clicked; expected a link or nothing.`,
    help: () => 'Write `click a href "#section"` for a link, or take the line out.',
    why: 'Pictures here are text and lines. They work without JavaScript and run none.',
    wrong: 'click a call restart()',
    right: 'click a href "#restart"',
  }),
  'diagram/unknown-class': define<{ name: string; suggestion?: string }>({
    severity: 'warning',
    title: 'A node class without a meaning',
    message: ({ name, suggestion }) =>
      `The class \`${name}\` means nothing here; expected ${readableClasses}.` +
      (suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`),
    help: () => 'Use one of these names, or take the class off; the node is drawn plain.',
    why: 'A class says what a node is; the site decides how that looks, in light and dark, on paper, and for people who see no difference between red and green.',
    wrong: 'a["Delete all state"]:::red',
    right: 'a["Delete all state"]:::destroys',
  }),
  'diagram/own-style': define<{ node: string }>({
    severity: 'warning',
    title: 'A node with colours of its own',
    message: ({ node }) => `The node \`${node}\` has a \`style\` line, which is not followed here; expected a class.`,
    help: () => `Take the \`style\` line out and give the node a class: ${readableClasses}.`,
    why: 'A fixed colour that reads well on white is unreadable in the dark and on paper.',
    wrong: 'style a fill:#f99',
    right: 'class a destroys',
  }),
  'diagram/layout': define<{ reason: string }>({
    severity: 'error',
    title: 'A diagram that cannot be laid out',
    message: ({ reason }) => `The layout engine cannot place the nodes of this diagram: ${reason}`,
    help: () => 'Take out edges between a subgraph and its own content, or the subgraph itself. If neither is there, please report the diagram.',
    why: 'Nodes and edges are placed by the Eclipse Layout Kernel, which knows graphs that it cannot arrange.',
  }),
};
