import type { FoundVersion } from './evidence.ts';
import { pastedLines, type PastedLine } from './pasted-lines.ts';
import { mayNameVersions } from './signs.ts';

/** One way in which a version is printed on a single line. */
interface VersionRule {
  readonly product: string;
  /** Group 1 is the version. */
  readonly pattern: RegExp;
  readonly from: string;
  readonly running: boolean;
}

const number = String.raw`v?(\d{1,4}\.\d{1,4}[\w.+~-]{0,60})`;
const rule = (product: string, source: string, from: string, running = true): VersionRule =>
  ({ product, pattern: new RegExp(source.replace('NUMBER', number)), from, running });

/** Formats read in docker's and containerd's sources (`api/client`, `cmd/containerd`), rpm, dpkg, uname and kubelet. Every quantifier is bounded. */
const rules: readonly VersionRule[] = [
  rule('docker', String.raw`^\s{0,8}Server Version: {1,8}NUMBER`, 'docker info'),
  rule('docker', String.raw`"ServerVersion" {0,2}: {0,2}"NUMBER"`, 'docker info'),
  rule('linux', String.raw`^\s{0,8}Kernel Version: {1,8}NUMBER`, 'docker info'),
  rule('containerd', String.raw`^\s{0,8}containerd version: {1,8}NUMBER`, 'docker info'),
  rule('runc', String.raw`^\s{0,8}runc version: {1,8}NUMBER`, 'docker info'),
  rule('docker', String.raw`^\s{0,8}Docker version NUMBER, build `, 'docker --version', false),
  rule('containerd', String.raw`^\s{0,8}(?:containerd|ctr) (?:github\.com/\S{1,60}|containerd\.io) NUMBER`, 'containerd --version'),
  rule('runc', String.raw`^\s{0,8}runc version NUMBER`, 'runc --version'),
  rule('docker', String.raw`\bmsg="?Docker daemon"? (?:\S{1,120} ){0,8}version="?NUMBER`, 'dockerd’s log'),
  rule('containerd', String.raw`\bmsg="?starting containerd"? (?:\S{1,120} ){0,4}version="?NUMBER`, 'containerd’s log'),
  rule('linux', String.raw`^\s{0,8}Linux \S{1,80} NUMBER #\d`, 'uname'),
  rule('docker', String.raw`^\s{0,4}(?:docker-(?:ce|engine|ee)|docker\.io|moby-engine|docker)-(?:\d{1,2}:)?NUMBER`, 'rpm'),
  rule('containerd', String.raw`^\s{0,4}containerd(?:\.io)?-NUMBER`, 'rpm'),
  rule('runc', String.raw`^\s{0,4}runc-(?:\d{1,2}:)?NUMBER`, 'rpm'),
  rule('docker', String.raw`^ii  {1,8}(?:docker-(?:ce|engine|ee)|docker\.io|moby-engine) {1,60}(?:\d{1,2}:)?NUMBER`, 'dpkg'),
  rule('containerd', String.raw`^ii  {1,8}containerd(?:\.io)? {1,60}(?:\d{1,2}:)?NUMBER`, 'dpkg'),
  rule('runc', String.raw`^ii  {1,8}runc {1,60}(?:\d{1,2}:)?NUMBER`, 'dpkg'),
  rule('docker', String.raw`^(?:docker-ce|docker\.io)/\S{1,60} (?:\d{1,2}:)?NUMBER .{0,60}\[installed`, 'apt'),
  rule('containerd', String.raw`^containerd(?:\.io)?/\S{1,60} (?:\d{1,2}:)?NUMBER .{0,60}\[installed`, 'apt'),
  rule('kubernetes', String.raw`^\s{0,8}Kubernetes NUMBER`, 'kubelet --version'),
  rule('kubernetes', String.raw`^\s{0,8}Server Version: version\.Info\{.{0,80}GitVersion:"NUMBER"`, 'kubectl version'),
  rule('compose', String.raw`^\s{0,8}Docker Compose version NUMBER`, 'docker compose version'),
];

/** A line must have one of these to be looked at as the beginning of a block. */
const blockSign = /Client:|Server:|Engine:|containerd|docker|runc|ctr/;
/** No line with a version is longer. */
const longest = 1000;

/** Blocks of `docker version` and `ctr version`: a heading, then `Version:` with the program's own version first. */
const heading = /^\s{0,4}(Client|Server|Engine|containerd|runc|docker-init):(?: {1,4}[\w ()-]{1,60})?\s{0,4}$/;
/** A heading counts for so many lines. */
const longestBlock = 14;
const ownVersion = new RegExp(String.raw`^\s{0,8}Version:\s{1,20}${number}`);

/** What is read now: of which program's output, below which heading, from which line on. */
interface Block {
  readonly program: 'docker' | 'ctr';
  readonly name: string;
  readonly line: number;
}

/** Every version that a text names, in its order. */
function findVersions(lines: readonly PastedLine[]): FoundVersion[] {
  const found: FoundVersion[] = [];
  let block: Block = { program: 'docker', name: '', line: 0 };
  for (const { text, line } of lines) {
    if (text.length > longest) continue;
    const mayBegin = blockSign.test(text);
    const mayName = mayNameVersions(text);
    if (!mayBegin && !mayName) continue;
    const name = mayBegin && text.length < 120 ? heading.exec(text)?.[1] : undefined;
    const own = mayName ? ownVersion.exec(text)?.[1] : undefined;
    if (mayBegin && /^.{0,60}[$#] ?(?:sudo )?(?:ctr|docker)\b/.test(text)) block = { program: /[$#] ?(?:sudo )?ctr\b/.test(text) ? 'ctr' : 'docker', name: '', line };
    else if (name !== undefined) block = { ...block, name, line };
    else if (own !== undefined) {
      if (block.name === '' || line - block.line > longestBlock) continue;
      found.push({ product: productOf(block), version: own, from: `${block.program} version, ${block.name}`, line, running: block.name !== 'Client' });
      // Plugins of the client print `Version:` below it, too.
      block = { ...block, name: '' };
    } else if (mayName) found.push(...onOneLine(text, line));
  }
  return found;
}

function onOneLine(text: string, line: number): FoundVersion[] {
  for (const { product, pattern, from, running } of rules) {
    const version = pattern.exec(text)?.[1];
    if (version !== undefined) return [{ product, version: version.replace(/[.,;)]$/, ''), from, line, running }];
  }
  return [];
}

function productOf({ name, program }: Block): string {
  if (name === 'containerd' || name === 'runc') return name;
  if (name === 'docker-init') return 'docker-init';
  return program === 'ctr' ? 'containerd' : 'docker';
}

/** What the versions of a text say about the programs that run. */
export interface VersionsFound {
  /** By product; only where everything that runs agrees. For `allowedByVersions`. */
  readonly versions: Readonly<Record<string, string>>;
  readonly found: readonly FoundVersion[];
  /** Products of which the text names several: it narrows nothing. */
  readonly several: readonly string[];
}

/** The versions that a paste names, so that it narrows the answer by itself. A client's version says nothing about the daemon. */
export function versionsIn(text: string | readonly PastedLine[]): VersionsFound {
  const found = findVersions(typeof text === 'string' ? pastedLines(text) : text);
  const products = new Map<string, Set<string>>();
  for (const { product, version, running } of found) {
    // Distributions carry fixes back into old kernels, so that their number rules nothing out.
    if (!running || (product === 'linux' && /\.(?:el|amzn|fc)\d|-generic|\+deb/.test(version))) continue;
    const versions = products.get(product);
    if (versions) versions.add(plain(version));
    else products.set(product, new Set([plain(version)]));
  }
  const agreed = [...products].filter(([, versions]) => versions.size === 1).map(([product, versions]): [string, string] => [product, [...versions][0]!]);
  return {
    versions: Object.fromEntries(agreed),
    found,
    several: [...products].filter(([, versions]) => versions.size > 1).map(([product]) => product),
  };
}

/** `20.10.7~3-0~ubuntu-focal`, `v20.10.7` and `20.10.7` are one version; kernels keep what follows. */
const plain = (version: string): string => version.replace(/^v/, '').replace(/[~+].*$/, '').replace(/^(\d+\.\d+\.\d+)(?:-ce|\.ce)?(?:-\d.*|\.el\d.*)?$/, '$1');
