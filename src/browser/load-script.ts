/** Loads a script of the site once it is needed; a classic one, which also runs under `file://`. Vite serves modules while developing. */
export function loadScript(source: string): Promise<void> {
  const script = document.createElement('script');
  if (source.endsWith('.ts')) script.type = 'module';
  script.src = source;
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${source} could not be loaded`)));
    document.head.append(script);
  });
}
