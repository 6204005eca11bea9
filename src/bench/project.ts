import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordText } from './record-text.ts';

const incidents = 'content/incidents';

/** Writes a project of `count` records below `root`; returns the bytes of text. */
export async function writeProject(root: string, count: number): Promise<number> {
  await mkdir(join(root, incidents), { recursive: true });
  let bytes = 0;
  for (let number = 1; number <= count; number++) {
    const { id, frontMatter, body } = recordText(number);
    const text = `---\n${frontMatter}\n---\n\n${body}`;
    bytes += Buffer.byteLength(text);
    await writeFile(join(root, incidents, `${id}.md`), text);
  }
  return bytes;
}

/** Adds a sentence to the last section of one record. */
export async function editOneRecord(root: string, count: number): Promise<void> {
  await appendFile(join(root, incidents, `case-${Math.ceil(count / 2)}.md`), '\nAlso attach the version of the kernel.\n');
}
