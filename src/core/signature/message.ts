import type { Cut, Span, Work } from './find-pattern.ts';
import { matchWhole } from './find-pattern.ts';
import type { Reading } from './paste.ts';
import type { Pattern } from './pattern.ts';

/** With this the answer of a daemon begins, whatever a client or a person has written before it. Skeletons, so without blanks. */
const answer = /errorresponsefromdaemon:|\(httpcode\d{3}\)/g;
/** What clients print behind an answer: a full stop, the advice to read the help. */
const advice = /^\.?(?:see\S{0,60}docker\S{0,60}help\.?|run\S{0,60}docker\S{0,60}help\S{0,40})?$/;
/** A closing quote, or the words of somebody who writes without blanks. */
const otherText = /^(?:["'`\u2019\u201d]|\s{0,2}[\u2e80-\ud7ff\uff0c\uff09])/;

/**
 * The message of an entry, if the pattern is the whole of it. Of what no logger wrote, each pasted line may be a message of its own, for a
 * line joined too many must not hide one; so may an answer of the daemon inside a line. The client's name, the full stop, the quotes around it
 * and the client's advice do not belong to it.
 *
 * @param text the paste, into which the offsets of the skeleton point
 */
export function findMessage(pattern: Pattern, { entry, skeleton }: Reading, text: string, cut: Cut, to: number, work: Work): Span | undefined {
  const { message, seams, offsets } = skeleton;
  const end = Math.min(message.end, to);
  const cutHere = end === to ? cut : undefined;
  const written = entry.logged && entry.lead === undefined && entry.shape !== 'compose' && entry.shape !== 'ci';
  if (written) return matchWhole(pattern, skeleton, message.start, end, cutHere, work);
  const inside = seams.filter((seam) => seam > message.start && seam < end).slice(0, mostStarts);
  const endsAt = (at: number): boolean => otherText.test(text.slice((offsets[at - 1] ?? 0) + 1, (offsets[at - 1] ?? 0) + 4))
    || [...inside, end].some((limit) => at === limit || (at < limit && limit - at < longestAdvice && advice.test(skeleton.text.slice(at, limit))));
  for (const start of [message.start, ...inside, ...answersIn(skeleton.text, message.start, end)]) {
    const span = matchWhole(pattern, skeleton, start, end, cutHere, work, endsAt);
    if (span) return span;
  }
  return undefined;
}

function answersIn(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (const found of text.slice(from, Math.min(to, from + answersWithin)).matchAll(answer)) {
    if (starts.length === mostStarts) break;
    if (found.index > 0) starts.push(from + found.index);
  }
  return starts;
}

/** Of a longer text only the first lines and answers are tried. */
const mostStarts = 8;
const answersWithin = 4000;
const longestAdvice = 120;
