import type { Entry } from '../../signature/entry.ts';
import type { Level } from '../../signature/level.ts';
import type { LineShape } from '../../signature/prefix.ts';

export type Daemon = 'dockerd' | 'containerd';

/**
 * What a line tells about a daemon besides the messages of its order.
 * `begin`: the service manager starts it. `ready`: the service manager calls it started. `end`: its process ended, `how` in words of the log.
 * `stop`: it was told to end. `fatal`: it ends, by an error whose text is in no order. `version`: the version that runs.
 */
export interface Note {
  readonly kind: 'begin' | 'ready' | 'end' | 'stop' | 'fatal' | 'version';
  /** `unknown` only for `fatal`: the last words of whoever spoke last. */
  readonly daemon: Daemon | 'unknown';
  /** The version, or how it ended. */
  readonly text?: string;
}

/** Skeletons (see skeleton.ts) of which one is in every line that `readNote` reads. */
export const noteAnchors: readonly string[] = [
  'dockerapplication', 'containerdconta', 'docker.service', 'containerd.serv', 'docker.dockerd', 'startingcontain', 'dockerdaemon',
  'dockerversion', 'serverversion:', 'failedtostartdae', 'errorstartingdae', 'processingsignal', 'receivedsignal', 'daemonshutdownco', 'containerd:',
  'level=fatal', 'level:fatal', 'fata[', 'panic:',
];

const services: readonly (readonly [Daemon, RegExp])[] = [
  ['dockerd', /Docker Application Container Engine|(?<![\w-])docker\.service|docker\.dockerd/],
  ['containerd', /containerd container runtime|(?<![\w-])containerd\.service/],
];

/** What systemd says of a unit; its words differ a little between releases from 219 on. */
const managerWords: readonly (readonly [Note['kind'], RegExp])[] = [
  ['begin', /^Starting /],
  ['ready', /^Started /],
  ['end', /Main process exited|main process exited|Failed with result|entered failed state|^Failed to start |[Ss]tart operation timed out|start request repeated|Start request repeated|Killing process|^Stopped /],
];

/** Characters of an entry that are looked at; what matters stands at the beginning. */
const within = 2000;

/** @param after what follows the entry in the log, for the frames of a panic */
export function readNote(raw: string, entry: Entry, after: string): Note | undefined {
  const message = raw.slice(entry.message.start, Math.min(entry.message.end, entry.message.start + within));
  if (entry.unit === 'systemd') return fromServiceManager(message);
  return versionIn(message, raw, entry) ?? endIn(message, raw, entry) ?? lastWords(message, entry, after);
}

function fromServiceManager(message: string): Note | undefined {
  const daemon = services.find(([, names]) => names.test(message))?.[0];
  const kind = managerWords.find(([, words]) => words.test(message))?.[0];
  return daemon && kind ? { kind, daemon, ...(kind === 'end' && { text: message }) } : undefined;
}

function versionIn(message: string, raw: string, entry: Entry): Note | undefined {
  const field = entry.fields.find(({ name }) => name === 'version');
  const value = field && /\d[\w.~+:-]{0,60}/.exec(raw.slice(field.start, field.end))?.[0];
  if (/^Docker daemon\b/.test(message) && value) return { kind: 'version', daemon: 'dockerd', text: value };
  if (/^starting containerd\b/.test(message) && value) return { kind: 'version', daemon: 'containerd', text: value };
  const client = /^(?:Docker version|Server Version:) v?(\d[\w.~+-]{2,40})/.exec(message);
  return client?.[1] !== undefined ? { kind: 'version', daemon: 'dockerd', text: client[1] } : undefined;
}

/** Level that a logger wrote; what an entry has it for its words (`failed to …`) is none. */
export const loggedLevel = ({ level, shape }: Entry): Level | undefined => (loggers.has(shape) ? level : undefined);
const loggers: ReadonlySet<LineShape> = new Set(['logrus-text', 'logrus-terminal', 'json', 'klog']);

function endIn(message: string, raw: string, entry: Entry): Note | undefined {
  const { unit } = entry;
  const logged = loggedLevel(entry);
  if (/^(?:failed to start daemon|Error starting daemon): ./.test(message) && (logged === undefined || logged === 'fatal')) return { kind: 'fatal', daemon: 'dockerd', text: message };
  if (message === 'containerd: context canceled' && logged === undefined) return { kind: 'stop', daemon: 'containerd', text: message };
  if (/^containerd: ./.test(message) && (logged === 'fatal' || (logged === undefined && unit === 'containerd'))) return { kind: 'fatal', daemon: 'containerd', text: message };
  if (/^Processing signal '/.test(message)) return { kind: 'stop', daemon: 'dockerd', text: message };
  if (/^received signal\b/.test(message) && /\bsignal="?(?:terminated|interrupt)\b/.test(raw)) return { kind: 'stop', daemon: 'containerd', text: message };
  if (/^Daemon shutdown complete$/.test(message)) return { kind: 'end', daemon: 'dockerd', text: message };
  return undefined;
}

/** An error that ends a process, in whatever words: logged as fatal, or a Go panic, which its stack tells the owner of. */
function lastWords(message: string, entry: Entry, after: string): Note | undefined {
  if (loggedLevel(entry) === 'fatal') return { kind: 'fatal', daemon: 'unknown', text: message };
  if (!message.startsWith('panic: ')) return undefined;
  const owner = /github\.com\/(?:docker\/(?:docker|libnetwork)|moby\/moby|(containerd\/containerd))\b/.exec(after);
  return { kind: 'fatal', daemon: owner ? (owner[1] ? 'containerd' : 'dockerd') : 'unknown', text: message };
}
