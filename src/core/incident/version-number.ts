// Alone, since a page that locates a start needs no ranges.
import compare from 'semver/functions/compare.js';

/** Name, epoch, up to three numbers and those beyond them, edition, pre-release. */
const versionPattern = /^\D{0,60}(?:\d{1,3}:)?v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.\d{1,9}){0,4}(?:[-~]ce)?(?:[-~.+]?(alpha|beta|rc)[.-]?(\d{0,6}))?/i;

/**
 * The version in a release's name, package or `--version` output, as node-semver compares it: `docker-v29.7.2` → `29.7.2`,
 * `v17.03.2-ce` → `17.3.2`, `5:20.10.7~3-0~debian` → `20.10.7`, `1.0.0-rc10` → `1.0.0-rc.10`, `4.4.27-2+deb8u1` → `4.4.27`.
 * What distributions and editions append is dropped; alpha, beta and rc are kept.
 *
 * @returns `undefined` when there is no version in it
 */
export function normaliseVersion(text: string): string | undefined {
  const found = versionPattern.exec(text.slice(0, 200));
  if (!found) return undefined;
  const [, major, minor = '0', patch = '0', stage, number] = found;
  const core = [major, minor, patch].map(Number).join('.');
  return stage ? `${core}-${stage.toLowerCase()}${number ? `.${Number(number)}` : ''}` : core;
}

/** -1 where `a` is older, by node-semver: 1.13.0-rc1 is older than 1.13.0. 0 where both are one version; what is no version is older than all. */
export const compareVersions = (a: string, b: string): -1 | 0 | 1 => compare(normaliseVersion(a) ?? '0.0.0', normaliseVersion(b) ?? '0.0.0', true);

/** Whether two versions are of one release line: 20.10.7 and 20.10.27. */
export function isSameLine(a: string, b: string): boolean {
  const [left, right] = [normaliseVersion(a), normaliseVersion(b)];
  return left !== undefined && right !== undefined && lineOf(left) === lineOf(right);
}

const lineOf = (version: string): string => version.split('.', 2).join('.');
