/** Level of a log line, in one spelling for all shapes. */
export type Level = 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'fatal' | 'panic';

/** From harmless to not, for ranking. */
export const levelRank: Readonly<Record<Level, number>> = { trace: 0, debug: 1, info: 2, warning: 3, error: 4, fatal: 5, panic: 6 };

/** logrus writes four letters on a terminal, klog one, syslog words of its own. */
const spellings: Readonly<Record<string, Level>> = {
  trac: 'trace', trace: 'trace',
  debu: 'debug', debug: 'debug', dbg: 'debug', d: 'debug',
  info: 'info', information: 'info', notice: 'info', i: 'info', normal: 'info',
  warn: 'warning', warning: 'warning', w: 'warning',
  erro: 'error', error: 'error', err: 'error', e: 'error', crit: 'error', critical: 'error', alert: 'error',
  fata: 'fatal', fatal: 'fatal', f: 'fatal', emerg: 'fatal', emergency: 'fatal',
  pani: 'panic', panic: 'panic', dpanic: 'panic',
};

/** Level for any spelling, e.g. `FATA`, `warn`, `E`. */
export function levelFrom(word: string): Level | undefined {
  const small = word.toLowerCase();
  return Object.hasOwn(spellings, small) ? spellings[small] : undefined;
}
