import { productOf } from '../incident/products.ts';
import { byText } from '../order.ts';
import { findStep, positionOf, type Trail, type TrailEntry, type WalkAnswer, type WalkRunbook } from './walk.ts';

/** What begins the fragment of a page that is being walked; all other fragments name a step. */
export const trailPrefix = 'walk=';

/** Versions on the person's host by product, as they were typed; none is empty. */
export type HostVersions = Readonly<Record<string, string>>;

/** A trail as a URL fragment without `#`: `walk=<step>:<answer>:<seconds, base 36>/…&<product>=<version>…`. Single quotation marks around it hold in a shell. */
export function printTrail(trail: Trail, versions: HostVersions = {}): string {
  const host = Object.entries(versions).sort(([a], [b]) => byText(a, b)).map(([product, version]) => `&${product}=${encodeURIComponent(version).replaceAll("'", '%27')}`).join('');
  return trailPrefix + trail.map(({ step, answer, at }) => {
    const seconds = at === undefined ? NaN : Math.floor(Date.parse(at) / 1000);
    const time = Number.isFinite(seconds) && seconds >= 0 ? `:${seconds.toString(36)}` : '';
    return `${encodeURIComponent(step)}:${encodeURIComponent(answer)}${time}`;
  }).join('/') + host;
}

/** A trail read back. */
export interface ReadTrail {
  /** Fits the runbook as it is now, from its start on without a gap. */
  readonly trail: Trail;
  /** Choices that no longer fit, as they were written. */
  readonly stale: readonly string[];
  readonly versions: HostVersions;
}

/**
 * Reads a fragment made by `printTrail`, perhaps before the runbook was edited. A step that was removed is skipped; an answer
 * that was renamed is recognised by where it led. Never throws.
 *
 * @returns `undefined` when the fragment is no trail at all
 */
export function readTrail(runbook: WalkRunbook, fragment: string): ReadTrail | undefined {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (!text.startsWith(trailPrefix)) return undefined;
  const [steps = '', ...host] = text.slice(trailPrefix.length).split('&');
  const written = steps.split('/').filter((part) => part !== '').slice(0, longestTrail).map(readEntry);

  const trail: TrailEntry[] = [];
  const stale: string[] = [];
  let current = findStep(runbook, runbook.start);
  for (const [index, entry] of written.entries()) {
    const answer = current && !current.outcome && entry.step === current.id
      ? current.answers.find(({ key }) => key === entry.answer) ?? onlyAnswerTo(current.answers, written[index + 1]?.step)
      : undefined;
    if (!current || !answer) {
      stale.push(entry.text);
      continue;
    }
    trail.push({ step: current.id, answer: answer.key, ...(entry.at !== undefined && { at: entry.at }) });
    current = answer.target.kind === 'step' ? findStep(runbook, answer.target.step) : undefined;
  }
  return { trail, stale, versions: readVersions(host) };
}

/** The longest version that somebody types, with package and distribution. */
const longestVersion = 80;

function readVersions(parts: readonly string[]): HostVersions {
  return Object.fromEntries(parts.slice(0, 20).flatMap((part) => {
    const [product = '', version = ''] = part.split('=', 2).map(decode);
    const known = productOf(product);
    return known && version.trim() !== '' ? [[known, version.trim().slice(0, longestVersion)]] : [];
  }));
}

/** No runbook is walked for so long; a longer fragment was not made here. */
const longestTrail = 500;

interface WrittenEntry {
  readonly text: string;
  readonly step: string;
  readonly answer: string;
  readonly at?: string;
}

function readEntry(part: string): WrittenEntry {
  const [step = '', answer = '', time = ''] = part.split(':').map(decode);
  const seconds = /^[0-9a-z]{1,8}$/.test(time) ? parseInt(time, 36) : NaN;
  const at = Number.isFinite(seconds) && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : undefined;
  return { text: `${step}:${answer}`, step, answer, ...(at !== undefined && { at }) };
}

/** The answer that leads to `step`, when exactly one does. */
function onlyAnswerTo(answers: readonly WalkAnswer[], step: string | undefined): WalkAnswer | undefined {
  const leading = answers.filter(({ target }) => target.kind === 'step' && target.step === step);
  return leading.length === 1 ? leading[0] : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The trail as Markdown for a ticket: the versions, every question with its answer and time, and where it led. */
export function trailMarkdown(runbook: WalkRunbook, trail: Trail, versions: HostVersions = {}): string {
  const host = Object.entries(versions).sort(([a], [b]) => byText(a, b)).map(([product, version]) => `, ${product} ${escape(version)}`).join('');
  const lines = trail.map(({ step, answer, at }, index) => {
    const asked = findStep(runbook, step);
    const label = asked?.answers.find(({ key }) => key === answer)?.label ?? answer;
    return `${index + 1}. ${escape(asked?.title ?? step)} **${escape(label)}**${at === undefined ? '' : ` (${readableTime(at)})`}`;
  });
  return [`**Runbook: ${escape(runbook.title)}** (${runbook.id})${host}`, '', ...lines, ...(lines.length > 0 ? [''] : []), lastLine(runbook, trail), ''].join('\n');
}

function lastLine(runbook: WalkRunbook, trail: Trail): string {
  const position = positionOf(runbook, trail);
  switch (position.kind) {
    case 'step': return `Now at: ${escape(position.step.title)}`;
    case 'outcome': return `Outcome: ${escape(position.step.title)}`;
    case 'incident': return `Outcome: known error ${position.incident}`;
    case 'runbook': return `Goes on in the runbook ${position.runbook}`;
  }
}

/** `2026-11-25T03:10:05.000Z` → `2026-11-25 03:10:05 UTC`; another text stays. */
function readableTime(at: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(at);
  return parts ? `${parts[1]} ${parts[2]} UTC` : escape(at);
}

const escape = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
