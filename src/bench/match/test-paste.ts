import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byText } from '../../core/order.ts';

/** A paste that no signature was written from, and the record it is of; none for a look-alike or a healthy log. */
export interface TestPaste {
  readonly name: string;
  readonly record: string | undefined;
  readonly text: string;
}

/** Folder of pastes that have no record. */
const without = 'none';

/**
 * Reads `<folder>/<record id>/<name>.txt`, look-alikes in `none/`; or a file of NDJSON `{"text": …, "record": "<id>" | null}`.
 *
 * @throws Error that names the line, when NDJSON has no text
 */
export async function readTestPastes(path: string): Promise<TestPaste[]> {
  if (/\.(?:nd)?jsonl?$/.test(path)) return readLines(path);
  const pastes: TestPaste[] = [];
  for (const folder of (await readdir(path)).sort(byText)) {
    for (const name of (await readdir(join(path, folder))).sort(byText)) {
      const text = await readFile(join(path, folder, name), 'utf8');
      pastes.push({ name: `${folder}/${name}`, record: folder === without ? undefined : folder, text });
    }
  }
  return pastes;
}

async function readLines(path: string): Promise<TestPaste[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index): TestPaste[] => {
    if (line.trim() === '') return [];
    const { text, record } = JSON.parse(line) as { text?: unknown; record?: unknown };
    if (typeof text !== 'string') throw new Error(`${path}:${index + 1} has no "text".`);
    return [{ name: `${path}:${index + 1}`, record: typeof record === 'string' && record !== without ? record : undefined, text }];
  });
}
