import { readable } from '../signature/readable.ts';
import type { Fact, FoundVersion, SystemInfo } from './evidence.ts';
import type { PastedLine } from './pasted-lines.ts';
import type { VersionsFound } from './versions.ts';

/** Rows of `docker info` that decide which failures are possible; the words are those of docker's `info.go`, 1.12 to 29. */
const rows: Readonly<Record<string, (value: string) => string | undefined>> = {
  'Storage Driver': (value) => storageMeanings[value],
  'Backing Filesystem': () => undefined,
  'Supports d_type': (value) => (value === 'false' ? 'overlay breaks renames and removals on this file system: it was made without ftype=1.' : undefined),
  'Logging Driver': () => undefined,
  'Cgroup Driver': () => undefined,
  'Cgroup Version': () => undefined,
  'Default Runtime': () => undefined,
  'Docker Root Dir': () => undefined,
  'Live Restore Enabled': (value) => (value === 'true' ? 'Containers outlive a restart of dockerd.' : 'A restart of dockerd stops the containers.'),
  'Operating System': () => undefined,
  Swarm: () => undefined,
};

/** Which driver a release no longer has: `daemon/graphdriver` of moby at v23.0.0, v24.0.9, v25.0.0. */
const storageMeanings: Readonly<Record<string, string>> = {
  devicemapper: 'dockerd 25.0 and later do not have it.',
  aufs: 'dockerd 24.0 and later do not have it.',
  overlay: 'dockerd 24.0 and later do not have it; overlay2 took its place.',
  vfs: 'It copies whole layers: slow, and disks are soon full. It is what dockerd takes when nothing else works.',
};

const row = /^\s{0,8}([A-Z][\w ]{2,24}): {1,8}(\S.{0,300})$/;
const warning = /^\s{0,8}(WARNING: .{3,300})/;
const failed = /^\s{0,8}(?:ERROR: .{3,300}|Cannot connect to the Docker daemon.{0,200}|error during connect.{0,300}|Got permission denied .{0,200}|permission denied while trying to connect .{0,200})/;
/** Versions and settings shown of one text. */
const mostVersions = 40;
const mostSettings = 40;
/** Lines from the end of the client's part to the error that stands in place of the server's. */
const farthest = 40;

/**
 * What the output of `docker info`, `docker version` and of programs' `--version` says, in one piece; `undefined` when there is none of it.
 */
export function systemInfo(lines: readonly PastedLine[], versions: VersionsFound): SystemInfo | undefined {
  const { found } = versions;
  const info = infoFacts(lines, found);
  const client = clientAlone(lines, found);
  // A daemon's log names its version, too, but is no output that was asked for.
  if (found.every(({ from }) => from.endsWith('’s log'))) return undefined;
  const at = [...found.map(({ line }) => line), ...[...info, ...(client ? [client] : [])].flatMap(({ line }) => line ?? [])].sort((a, b) => a - b);
  return {
    kind: 'versions',
    title: 'Versions and settings',
    firstLine: at[0]!,
    lastLine: at.at(-1)!,
    versions: found.slice(0, mostVersions),
    facts: [...versionFacts(versions), ...(client ? [client] : []), ...info],
    next: client ? ['Ask for the daemon’s own version: dockerd --version, and for one that runs /proc/<pid>/exe --version.'] : [],
    stages: [], records: [],
  };
}

function versionFacts({ found, versions, several }: VersionsFound): Fact[] {
  const facts = new Map<string, Fact>();
  for (const { product, version, from, line, running } of [...found].sort((a, b) => Number(b.running) - Number(a.running)).slice(0, mostVersions)) {
    const meaning = from === 'docker --version' ? 'docker and dockerd print this alike, and the daemon that runs can be another one.'
      : !running ? 'The client’s; it says nothing about the daemon.'
      : several.includes(product) ? 'The text names several, so none of them rules anything out.' : undefined;
    const key = `${product} ${running && !several.includes(product) ? versions[product] : version} ${running}`;
    const known = facts.get(key);
    if (known) facts.set(key, known.value.includes(`(${from}`) || known.value.includes(`, ${from}`) ? known : { ...known, value: known.value.replace(/\)$/, `, ${from})`) });
    else facts.set(key, { term: 'Version', value: `${product} ${version} (${from})`, ...(meaning !== undefined && { meaning }), line });
  }
  return [...facts.values()];
}

/** Only where `docker info` is there: other programs have rows with these names. */
function infoFacts(lines: readonly PastedLine[], found: readonly FoundVersion[]): Fact[] {
  const from = found.find((each) => each.from === 'docker info')?.line;
  if (from === undefined) return [];
  const facts = new Map<string, Fact>();
  for (const { text, line } of lines) {
    const warned = warning.exec(text)?.[1];
    if (warned !== undefined) facts.set(warned, { term: 'Warning', value: readable(warned.slice('WARNING: '.length)), line });
    const [, name = '', value = ''] = row.exec(text) ?? [];
    if (!Object.hasOwn(rows, name) || facts.has(name)) continue;
    const meaning = rows[name]!(value);
    facts.set(name, { term: name, value: readable(value.trim()), ...(meaning !== undefined && { meaning }), line });
  }
  return [...facts.values()].slice(0, mostSettings);
}

/** The client answered and the daemon did not. */
function clientAlone(lines: readonly PastedLine[], found: readonly FoundVersion[]): Fact | undefined {
  const clients = found.filter(({ from }) => from === 'docker version, Client');
  const last = clients.at(-1);
  const byServer = found.some(({ from }) => /^docker (?:info|version, (?:Server|Engine))$/.test(from));
  if (!last || byServer) return undefined;
  const error = lines.find(({ text, line }) => line > last.line && line <= last.line + farthest && failed.test(text));
  return {
    term: 'Server part', value: error ? `missing: ${readable(error.text.trim()).slice(0, 300)}` : 'missing',
    meaning: error ? 'Only the client has printed. The daemon was not reached, or refused.' : 'Only the client has printed: the daemon did not answer, or the paste ends too early.',
    line: error?.line ?? last.line,
  };
}
