import { loggedSigns, packageSign, printedSigns } from './version-signs.ts';

/** A stack dump can stand anywhere in a log. */
const anywhere = ['goroutine '] as const;
/** What strace, pprof and systemctl print; people paste it, and versions, by hand, so it is looked for only at the ends of a long text. */
const pasted = ['<unfinished ...', ' resumed>', ' FUTEX_WAIT', 'sa_family=AF_', '(AT_FDCWD, ', ') = -1 E', '> Active: ', '  Active: ', ' @ 0x'] as const;

/** Characters at either end of a text that are searched for what people paste by hand. */
const endLength = 200_000;

/** The part of a text in which its versions are looked for: all of what a person pastes, the beginning of a long log. */
export const versionsPart = (text: string): string => (text.length <= 2 * endLength ? text : text.slice(0, endLength));

const has = (text: string, signs: readonly string[]): boolean => signs.some((sign) => text.includes(sign));
const ends = (text: string): string => (text.length <= 2 * endLength ? text : `${text.slice(0, endLength)}\n${text.slice(-endLength)}`);

const hasPrintedVersion = (text: string): boolean => has(text, printedSigns) || packageSign.test(text);

/** Whether it is worth loading the readers of evidence. One regular expression, and that on the ends alone: this runs on every log. */
export const mayHaveEvidence = (text: string): boolean => has(text, anywhere) || has(ends(text), pasted) || hasPrintedVersion(ends(text));

/** Whether a text may have stacks, which say more beside start-up orders and records. */
export const needsContext = (text: string): boolean => text.includes('goroutine ') || text.includes(' @ 0x');

/** Whether a text, or a line of it, may name versions. */
export const mayNameVersions = (text: string): boolean => hasPrintedVersion(versionsPart(text)) || has(versionsPart(text), loggedSigns);
