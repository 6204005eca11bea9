import type { Redaction } from '../signature/redact.ts';

/** What was taken out, and that a program does not see everything. */
export function redactionNote(redactions: readonly Redaction[]): string {
  const lines = new Map<string, Set<number>>();
  for (const { kind, line } of redactions) lines.set(kind, (lines.get(kind) ?? new Set()).add(line));
  const list = [...lines].map(([kind, at]) => `${kind} (line ${[...at].slice(0, 5).join(', ')}${at.size > 5 ? ', …' : ''})`);
  const taken = list.length === 0 ? 'No secret was found in the log.' : `Taken out of the log: ${list.join('; ')}.`;
  return `${taken} Names and addresses of hosts are still in it: look through the sample before you publish it.`;
}
