/** What a content file is, by where it lies. */
export type ContentPath =
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'runbook'; readonly id: string }
  | { readonly kind: 'startup'; readonly daemon: string; readonly version: string }
  | { readonly kind: 'healthy'; readonly id: string };

/**
 * The only place that says which files are content.
 *
 * @param path from the project root, with `/`
 * @returns `undefined` for every other file
 */
export function readContentPath(path: string): ContentPath | undefined {
  const incident = /^content\/incidents\/([^/]+)\.md$/.exec(path);
  if (incident) return { kind: 'incident', id: incident[1]! };
  const runbook = /^runbooks\/([^/]+)\.md$/.exec(path);
  if (runbook) return { kind: 'runbook', id: runbook[1]! };
  const startup = /^content\/startup\/([^/]+)\/([^/]+)\.yaml$/.exec(path);
  if (startup) return { kind: 'startup', daemon: startup[1]!, version: startup[2]! };
  const healthy = /^content\/healthy\/([^/]+)\.log$/.exec(path);
  if (healthy) return { kind: 'healthy', id: healthy[1]! };
  return undefined;
}

/** Where pointers are kept, relative to the project root; the one other file that belongs below `content/`. */
export const pointerLockPath = 'content/pointers.lock.json';
