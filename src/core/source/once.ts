/** The promise that `key` was asked for first. */
export function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const pending = known.get(key) ?? ask();
  known.set(key, pending);
  return pending;
}
