import { suggest } from '../diagnostics/suggest.ts';
import { normaliseVersion } from '../incident/version-number.ts';

/**
 * The tag that was most likely meant: the one that names the same version in another way (`v29.7.2` → `docker-v29.7.2`), else the
 * nearest patch release of the same line, else one that is spelt alike.
 */
export function nearestTag(wanted: string, tags: readonly string[]): string | undefined {
  const version = readVersion(wanted);
  if (!version) return suggest(wanted, tags);
  const known = tags.flatMap((tag) => {
    const found = readVersion(tag);
    return found ? [{ tag, ...found }] : [];
  });
  const same = known.find(({ text }) => text === version.text);
  if (same) return same.tag;
  const line = known.filter(({ major, minor, isRelease }) => isRelease && major === version.major && minor === version.minor)
    .sort((a, b) => Math.abs(a.patch - version.patch) - Math.abs(b.patch - version.patch) || b.patch - a.patch);
  return line[0]?.tag ?? suggest(wanted, tags);
}

function readVersion(tag: string) {
  if (!/^(?:[a-z]+-)?v?\d+\.\d/.test(tag)) return undefined;
  const text = normaliseVersion(tag);
  if (text === undefined) return undefined;
  const [major, minor, patch] = text.split(/[.-]/, 3).map(Number);
  return { text, major: major!, minor: minor!, patch: patch!, isRelease: !text.includes('-') };
}
