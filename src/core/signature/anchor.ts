import type { Condition } from './condition.ts';
import { literalsOf } from './condition.ts';

/** An anchor is at most so many characters of skeleton: enough to be rare, short enough for a small table. */
export const longestAnchor = 16;
/** Anchors are ASCII, so that the same table serves text and bytes. */
const ascii = /[\u0021-\u007e]{1,400}/g;

/**
 * Texts that stand in a great many log lines. An anchor made of them would stop the search at every second line of a healthy log.
 */
const common: readonly string[] = [
  'container', 'docker', 'daemon', 'error', 'failed', 'failed to', 'level=', 'msg=', 'time=', 'response from', 'runtime', 'kubelet', 'kernel', 'systemd',
  'starting', 'started', 'stopped', 'loading', 'plugin', 'network', 'volume', 'image', 'process', 'service', 'server', 'client', 'request', 'response',
  'handler', 'returned', 'connection', 'timeout', 'unable', 'cannot', 'could not', 'unknown', 'unexpected', 'invalid', 'no such file or directory',
  'permission denied', 'exit status', 'rpc error', 'code =', 'desc =', 'io.containerd.', 'github.com/', '/var/lib/', '/var/run/', '/run/', '.go:', 'context',
  'deadline exceeded', 'task', 'event', 'shim', 'namespace', 'moby', 'version', 'graph', 'driver', 'the ', 'ing ', 'tion', 'state', 'status', 'mount', 'from', 'with',
].map((text) => text.replace(/[\s"'<>\-]/g, ''));

/** The text by which a condition is found. Nothing when the condition has no literal. */
export const anchorOf = (condition: Condition): string | undefined => rarestOf(literalsOf(condition));

/**
 * The stretch of the first half of some literals (a line may be cut off behind it) that has the most characters outside common words.
 * Nothing when there is no literal.
 */
export function rarestOf(literals: readonly string[]): string | undefined {
  const all = literals.reduce((sum, literal) => sum + literal.length, 0);
  const reach = Math.max(20, Math.ceil(all / 2));
  let before = 0;
  let best: { text: string; score: number } | undefined;
  for (const literal of literals) {
    const within = literal.slice(0, Math.max(0, reach - before));
    before += literal.length;
    for (const found of within.matchAll(ascii)) {
      for (const candidate of windows(found[0])) {
        if (!best || candidate.score > best.score) best = candidate;
      }
    }
    if (before >= reach && best) break;
  }
  return best?.text;
}

function* windows(text: string): Generator<{ text: string; score: number }> {
  const weights = rarity(text);
  const length = Math.min(longestAnchor, text.length);
  let sum = 0;
  for (let end = 0; end < text.length; end++) {
    sum += weights[end] ?? 0;
    if (end >= length) sum -= weights[end - length] ?? 0;
    if (end >= length - 1) yield { text: text.slice(end - length + 1, end + 1), score: sum };
  }
}

/** One for each character outside common words, a quarter inside; digits and signs tell less than letters. */
function rarity(text: string): number[] {
  const weights: number[] = Array.from(text, (character) => (/[a-z]/.test(character) ? 1 : 0.6));
  for (const word of common) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
      for (let inside = at; inside < at + word.length; inside++) weights[inside] = Math.min(weights[inside] ?? 1, 0.25);
    }
  }
  return weights;
}
