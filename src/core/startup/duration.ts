const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Seconds of a Go-like duration (`15s`, `1m30s`, `1.5h`); `undefined` for another text, `none` included. */
export function durationSeconds(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return undefined;
  let milliseconds = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) milliseconds += Number(number) * units[unit!]! * 1000;
  return Math.round(milliseconds) / 1000;
}

/** A wait's limit in words. @param limit a duration, or `none` */
export const limitWords = (limit: string): string => (limit === 'none' ? 'without limit' : `at most ${limit}`);
