import type { Contender, Named } from './contender.ts';
import type { TestPaste } from './test-paste.ts';

/** How a contender did. Shares are from 0 to 1. */
export interface Score {
  readonly name: string;
  /** Right record first, among pastes that have one. */
  readonly first: number;
  /** Right record among the first three. */
  readonly firstThree: number;
  /** Right record first and called known. */
  readonly known: number;
  /** Called known, among pastes that have no record. */
  readonly falseAlarms: number;
}

interface Ranked {
  readonly paste: TestPaste;
  readonly named: readonly Named[];
}

/** False alarms that a contender without a verdict of its own may raise, of all pastes without a record. */
const mostFalseAlarms = 0.01;

export async function scoreContender(contender: Contender, pastes: readonly TestPaste[]): Promise<Score> {
  const ranked: Ranked[] = [];
  for (const paste of pastes) ranked.push({ paste, named: await contender.rank(paste.text) });
  const having = ranked.filter(({ paste }) => paste.record !== undefined);
  const lacking = ranked.filter(({ paste }) => paste.record === undefined);
  const least = leastScore(lacking);
  const isKnown = ({ paste, named }: Ranked): boolean => contender.isKnown?.(paste.text) ?? (named[0]?.score ?? 0) > least;
  const isRight = ({ paste, named }: Ranked): boolean => named[0]?.record === paste.record;
  return {
    name: contender.name,
    first: share(having, isRight),
    firstThree: share(having, ({ paste, named }) => named.slice(0, 3).some(({ record }) => record === paste.record)),
    known: share(having, (each) => isRight(each) && isKnown(each)),
    falseAlarms: share(lacking, isKnown),
  };
}

/** The score that all but one in a hundred pastes without a record stay below. */
function leastScore(lacking: readonly Ranked[]): number {
  const scores = lacking.map(({ named }) => named[0]?.score ?? 0).sort((a, b) => b - a);
  return scores[Math.floor(scores.length * mostFalseAlarms)] ?? 0;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}
