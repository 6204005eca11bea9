import { readEntry } from '../../core/signature/entry.ts';
import { compileFinder, matcherOf } from '../../core/signature/match.ts';
import type { Catalogue, IncidentCard } from '../../node/catalogue.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { brokenNote, catalogueOf, type Context } from '../context.ts';
import { Follower, type Sighting } from '../follower.ts';
import { isStdin, logPieces } from '../read-log.ts';
import { excerpterOf } from '../reading.ts';
import { commandsFor, knownText } from '../text/match-text.ts';
import { nextLines } from '../text/page.ts';
import type { Style } from '../text/style.ts';
import type { MatchOptions } from './match.ts';

/** Lines between the first and the last of one match, at most. */
const window = 20_000;
/** Milliseconds: a daemon that says nothing for so long after its last word has said it. */
const settle = 5000;

/** `leadline match --follow`: reads a log while it is being written and says each known record once. */
export async function matchFollowCommand(context: Context, file: string | undefined, options: Pick<MatchOptions, 'versionOf'> & { readonly json?: boolean }): Promise<CommandResult> {
  if (!isStdin(file)) throw new Problem('--follow reads standard input, not a file.', `Try: tail -F ${file} | leadline match --follow`);
  const { terminal: { input, output, errors, errorStyle, style }, now } = context;
  const catalogue = await catalogueOf(context);
  const follower = await followerOf(catalogue, options.versionOf);
  const notes = brokenNote(catalogue);
  if (notes) errors.write(`${errorStyle.yellow('note: ')}${notes}\n`);
  let known = 0;
  const say = (sightings: readonly Sighting[]): void => {
    for (const sighting of sightings) {
      const card = catalogue.incidents.find(({ id }) => id === sighting.match.record);
      if (!card) continue;
      known++;
      const time = timeOf(sighting) ?? now().toISOString();
      output.write(options.json ? `${JSON.stringify(sightingJson(card, sighting, time))}\n` : sightingText(card, sighting, time, style));
    }
  };

  const clock = (): number => now().getTime();
  let timer: NodeJS.Timeout | undefined;
  const sayLater = (): void => {
    clearTimeout(timer);
    const next = follower.nextSettle;
    if (next === undefined) return;
    timer = setTimeout(() => {
      say(follower.settle(clock()));
      sayLater();
    }, Math.max(0, next - clock()));
  };
  // Ctrl-C ends the reading, not the program.
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    input.destroy();
  };
  process.once('SIGINT', stop);
  try {
    for await (const piece of logPieces(undefined, context.terminal, 'Paste or pipe a log; each known record is said once. Ctrl-C ends.')) {
      say(follower.add(piece, clock()));
      sayLater();
    }
  } catch (error) {
    if (!stopped) throw error;
  }
  process.off('SIGINT', stop);
  clearTimeout(timer);
  say(follower.end(clock()));
  return { text: '', ...(known === 0 && { notes: `${follower.lines === 1 ? 'One line' : `${follower.lines} lines`} read; none shows a known error.` }), exitCode: known > 0 ? 0 : 1 };
}

async function followerOf(catalogue: Catalogue, versions: MatchOptions['versionOf']): Promise<Follower> {
  const { signatures, anchors } = catalogue.signatures();
  const allows = versions && (await import('../../core/signature/allowed-by-versions.ts')).allowedByVersions(versions);
  const finder = compileFinder(signatures, anchors);
  const matcher = matcherOf(finder);
  const numbers = new Map(signatures.map((signature, number) => [signature, number]));
  return new Follower({
    signatures,
    newExcerpter: await excerpterOf(finder),
    match: (text, ready) => matcher.match(text, { only: (signature) => ready.has(numbers.get(signature)!) && allows?.(signature) !== false }),
    window,
    settle,
  });
}

/** What the log says itself: where the year is given, in ISO 8601, else as it is written. */
function timeOf({ match, lines }: Sighting): string | undefined {
  const text = lines[(match.lines.at(-1)?.line ?? 0) - 1] ?? '';
  return readEntry(text).time ?? /^\p{L}{3} {1,2}\d{1,2} \d\d:\d\d:\d\d/u.exec(text)?.[0];
}

const lastLine = ({ match }: Sighting): number => match.lines.at(-1)?.line ?? 0;

function sightingText(card: IncidentCard, sighting: Sighting, time: string, style: Style): string {
  return `${[
    style.dim(`${time}, line ${lastLine(sighting)}`),
    ...knownText({ card, candidate: { agrees: sighting.match.lines, role: 'cause' } }, sighting.lines, style),
    '',
    ...nextLines(commandsFor(card.id), style),
  ].join('\n')}\n\n`;
}

const sightingJson = (card: IncidentCard, sighting: Sighting, time: string): unknown => ({
  time,
  line: lastLine(sighting),
  id: card.id,
  title: card.title,
  severity: card.severity,
  lines: sighting.match.lines,
  next: commandsFor(card.id).map(([command]) => command),
});
