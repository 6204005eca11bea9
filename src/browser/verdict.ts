import { bestPerRecord } from '../core/signature/best.ts';
import { compileMatcher, type Matcher } from '../core/signature/match.ts';
import { parseSignatures } from '../core/signature/serialise.ts';
import type { SignatureIndex } from '../core/signature/signature-index.ts';
import type { Match } from '../core/signature/signature.ts';
import { coded, element } from './element.ts';

interface Engine {
  readonly matcher: Matcher;
  readonly records: SignatureIndex['records'];
}

/** Fewer lines of the paste than this are shown around a match. */
const mostLines = 8;
/** A text with this many words, or of several lines, is a paste: then unknown is worth saying. */
const wordsOfPaste = 5;

let engine: Promise<Engine | undefined> | undefined;

/**
 * Matches `text` against the signatures of all records and shows the verdict. Nothing leaves the page.
 *
 * @param target where known failures are shown
 * @param unknown shown when a paste matches no record
 * @param current false once the reader has typed on; the verdict is then dropped
 * @returns the verdict in words; empty when `text` is no paste and matches nothing
 */
export async function showVerdict(target: HTMLElement, unknown: HTMLElement, text: string, current: () => boolean): Promise<string> {
  const loaded = text.trim() === '' ? undefined : await (engine ??= loadEngine());
  if (!current()) return '';
  const matches = loaded ? bestPerRecord(loaded.matcher.match(text)) : [];
  target.replaceChildren(...matches.map((match) => known(match, loaded!, text)));
  unknown.hidden = !loaded || matches.length > 0 || !isPaste(text);
  if (matches.length > 0) return matches.length === 1 ? 'A known failure.' : `${matches.length} known failures.`;
  return unknown.hidden ? '' : 'Unknown: no record’s signature is in this text.';
}

async function loadEngine(): Promise<Engine | undefined> {
  try {
    const response = await fetch(new URL('data/signatures.json', document.baseURI));
    if (!response.ok) return undefined;
    const { signatures, records } = await response.json() as SignatureIndex;
    return { matcher: compileMatcher(parseSignatures(signatures)), records };
  } catch {
    // The same trouble keeps the search index away, and the page says so there.
    return undefined;
  }
}

const isPaste = (text: string): boolean => text.trim().includes('\n') || text.trim().split(/\s+/).length >= wordsOfPaste;

function known(match: Match, { records }: Engine, text: string): HTMLElement {
  const record = records[match.record];
  const url = `incidents/${match.record}.html`;
  return element('section', { class: 'verdict verdict--known' },
    element('p', { class: 'note' }, element('span', { class: 'badge badge--resolved' }, 'known'), ` ${match.lines.length === 1 ? 'one line agrees' : `${match.lines.length} lines agree`}`),
    element('h2', {}, element('a', { href: url }, ...coded(record?.title ?? match.record))),
    element('p', {}, ...coded(record?.summary ?? '')),
    element('pre', { tabindex: '0', role: 'group', 'aria-label': 'The lines that agree' }, ...matchedLines(match, text)),
    element('p', { class: 'verdict-next' }, element('a', { class: 'button', href: `${url}#confirm` }, 'Confirm it'), ' ', element('span', { class: 'note' }, 'before you act.')));
}

/** The lines that agree, numbered as pasted, with what agrees marked. */
function matchedLines(match: Match, text: string): (Node | string)[] {
  const lines = text.split(/\r\n|\r|\n/);
  const spans = match.lines.flatMap((line) => [line, ...(line.more ?? [])]).slice(0, mostLines);
  return spans.flatMap(({ line, start, end }) => {
    const whole = lines[line - 1] ?? '';
    return [`${String(line).padStart(3)}  `, whole.slice(0, start - 1), element('mark', {}, whole.slice(start - 1, end - 1)), `${whole.slice(end - 1)}\n`];
  });
}
