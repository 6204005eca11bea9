/** A stack dump can stand anywhere in a log. */
const anywhere = ['goroutine '] as const;
/** What strace, pprof, systemctl and docker info print; people paste it by hand, so it is looked for only at the ends of a long text. */
const pasted = [
  '<unfinished ...', ' resumed>', ' FUTEX_WAIT', 'sa_family=AF_', '(AT_FDCWD, ', ') = -1 E', '> Active: ', '  Active: ', ' @ 0x',
  'Server Version:', 'ersion:  ', 'Docker version ', 'containerd github.com/', 'containerd containerd.io ', 'runc version ', 'Version: {', '"ServerVersion"',
  'ii  docker', 'ii  containerd', 'docker-ce', 'docker-engine-', 'docker-1', 'containerd.io', 'containerd-1', 'Linux ', 'Kubernetes v',
] as const;
/** What daemons log of themselves, once a start. */
const logged = ['Docker daemon', 'starting containerd'] as const;

/** Characters at either end of a text that are searched for what people paste by hand. */
const endLength = 200_000;

/** The part of a text in which its versions are looked for: all of what a person pastes, the beginning of a long log. */
export const versionsPart = (text: string): string => (text.length <= 2 * endLength ? text : text.slice(0, endLength));

const has = (text: string, signs: readonly string[]): boolean => signs.some((sign) => text.includes(sign));
const ends = (text: string): string => (text.length <= 2 * endLength ? text : `${text.slice(0, endLength)}\n${text.slice(-endLength)}`);

/** Whether it is worth loading the readers of evidence. No regular expression: this runs on every log. */
export const mayHaveEvidence = (text: string): boolean => has(text, anywhere) || has(ends(text), pasted);

/** Whether a text may have stacks, which say more beside start-up orders and records. */
export const needsContext = (text: string): boolean => text.includes('goroutine ') || text.includes(' @ 0x');

/** Whether a text may name versions. */
export const mayNameVersions = (text: string): boolean => has(versionsPart(text), pasted) || has(versionsPart(text), logged);
