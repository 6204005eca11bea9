import type { OutputFile } from './output-file.ts';

/**
 * Data for a page as a classic script, `data/<name>.js`: a page that was opened by double click may load scripts and nothing else. It calls
 * `leadlineData(name, json)`, which whoever loads it has put there (src/browser/load-data.ts).
 */
export const dataScript = (name: string, data: unknown): OutputFile => {
  const call = `leadlineData(${quoted(name)},${quoted(JSON.stringify(data))})`;
  return { path: `data/${name}.js`, text: `${call}\n` };
};

/** In single quotes, for JSON is full of double ones. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')}'`;
