import semver from 'semver';

/**
 * Release lines that people name when they say what they run, oldest first.
 * Source: the tags of moby/moby and containerd/containerd, read in November 2026; lines of one year are folded.
 */
export const releaseLines = {
  docker: ['1.11', '1.12', '1.13', '17.03', '17.06', '17.09', '17.12', '18.03', '18.06', '18.09', '19.03', '20.10', '23.0', '24.0', '25.0', '26', '27', '28', '29'],
  containerd: ['0.2', '1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '2.0', '2.1', '2.2', '2.3'],
} as const;

/** Many records name the same range, and comparing ranges takes as long as the rest of a page. */
const answers = new Map<string, readonly string[]>();
const mostAnswers = 1000;

/** The lines of `product` that have at least one version in `range`; empty for a product without known lines. */
export function linesInRange(product: string, range: string): readonly string[] {
  const question = `${product} ${range}`;
  const known = answers.get(question);
  if (known) return known;
  if (answers.size === mostAnswers) answers.clear();
  const lines: readonly string[] = releaseLines[product as keyof typeof releaseLines] ?? [];
  const answer = lines.filter((line) => semver.intersects(`~${line}`, range, { loose: true, includePrerelease: true }));
  answers.set(question, answer);
  return answer;
}
