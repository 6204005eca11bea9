/**
 * Says whether a code span was meant as a source pointer, also where it is wrong. Image names (`docker/compose:1.29`),
 * digests (`library/redis@sha256:…`) and bind mounts are none.
 */
export function looksLikePointer(text: string): boolean {
  const repository = /^[A-Za-z0-9][\w-]*\/[\w.-]+(?=[@:#])/.exec(text)?.[0];
  if (!repository) return false;
  const rest = text.slice(repository.length);
  if (rest.startsWith('@')) return !/^@sha\d+:/.test(rest) && /^@[^\s:#]*[:#]\S/.test(rest);
  if (rest.startsWith('#')) return false;
  return /^:[A-Za-z_.][^\s#]*#\S/.test(rest) || /^:[A-Za-z_.][^\s/]*\/\S*\.\w+/.test(rest);
}
