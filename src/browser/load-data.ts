import { loadScript } from './load-script.ts';

declare global {
  /** Called by `data/<name>.js`; see `src/exporters/data-script.ts`. */
  var leadlineData: ((name: string, json: string) => void) | undefined;
}

const loaded = new Map<string, Promise<string>>();
const arrived = new Map<string, string>();

/** The JSON text of `data/<name>.js`, for pages at the root of the site. @throws Error when it cannot be loaded; the next call tries again */
export function loadData(name: string): Promise<string> {
  const known = loaded.get(name);
  if (known) return known;
  globalThis.leadlineData ??= (which, json) => void arrived.set(which, json);
  const source = `data/${name}.js`;
  const loading = loadScript(source).then(() => {
    const json = arrived.get(name);
    if (json === undefined) throw new Error(`${source} holds no data`);
    arrived.delete(name);
    return json;
  });
  loaded.set(name, loading);
  loading.catch(() => loaded.delete(name));
  return loading;
}
