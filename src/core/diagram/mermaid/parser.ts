import { limits } from '../limits.ts';
import { isColourName } from './colour-names.ts';
import type { FlowchartDb, SequenceDb } from './databases.ts';

/** What mermaid's parser made of a text. Read at once: the two accessibility texts are global to mermaid. */
export interface Parsed {
  readonly database: FlowchartDb & SequenceDb;
  readonly title: string;
  readonly description: string;
}

interface Mermaid {
  readonly mermaidAPI: {
    initialize(options: Readonly<Record<string, unknown>>): void;
    getDiagramFromText(text: string): Promise<{ readonly db: FlowchartDb & SequenceDb }>;
  };
}

interface Purifier {
  sanitize?: (text: string) => string;
}

let queue: Promise<unknown> = Promise.resolve();

/** Parses a flowchart or sequence diagram with mermaid's own grammar; rejects with mermaid's error. One at a time. */
export function parseMermaid(text: string): Promise<Parsed> {
  const turn = queue.then(() => parseNow(text));
  queue = turn.catch(() => undefined);
  return turn;
}

async function parseNow(text: string): Promise<Parsed> {
  const { mermaid, purifier } = await (library ??= load());
  const diagram = await withoutBrowser(purifier, () => mermaid.mermaidAPI.getDiagramFromText(text));
  return { database: diagram.db, title: diagram.db.getAccTitle(), description: diagram.db.getAccDescription() };
}

let library: Promise<{ readonly mermaid: Mermaid; readonly purifier: Purifier }> | undefined;

async function load(): Promise<{ readonly mermaid: Mermaid; readonly purifier: Purifier }> {
  const purifier = (await import('dompurify')).default as unknown as Purifier;
  const mermaid = (await import('mermaid')).default as unknown as Mermaid;
  mermaid.mermaidAPI.initialize({
    startOnLoad: false,
    // Nothing is executed here; `loose` makes mermaid report links and calls as written, so that we can refuse them.
    securityLevel: 'loose',
    logLevel: 'fatal',
    maxEdges: limits.edges * 4,
    maxTextSize: limits.characters * 2,
  });
  // Loads both grammars, so that every later parse runs to its end before the first `await` inside mermaid.
  await mermaid.mermaidAPI.getDiagramFromText('flowchart TD\n  a');
  await mermaid.mermaidAPI.getDiagramFromText('sequenceDiagram\n  participant a');
  return { mermaid, purifier };
}

/**
 * Lends mermaid what it takes from a browser while it parses: a purifier that keeps text as it is (`<pid>` is text
 * here; the writer escapes everything), and the question whether a word is a colour. Taken back at once, so that
 * no other module ever sees a `window`.
 */
function withoutBrowser<T>(purifier: Purifier, parse: () => T): T {
  const world = globalThis as { window?: unknown };
  const hadWindow = 'window' in world;
  const ownSanitize = Object.hasOwn(purifier, 'sanitize');
  const sanitize = purifier.sanitize;
  purifier.sanitize = (text) => text;
  if (!hadWindow) world.window = { CSS: { supports: (_property: string, value: string) => isColourName(value) } };
  try {
    return parse();
  } finally {
    if (!hadWindow) delete world.window;
    if (ownSanitize && sanitize) purifier.sanitize = sanitize;
    else delete purifier.sanitize;
  }
}
