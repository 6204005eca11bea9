import { folderOf, isVendored, vendoredProject } from './elsewhere.ts';

/** Names of the file that holds a project's licence, the usual one first. */
export const licenceFiles = ['LICENSE', 'LICENSE.code', 'LICENSE.txt', 'LICENSE.md', 'COPYING'] as const;

const known: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^Apache License,? Version 2\.0/i, () => 'Apache-2.0'],
  [/^(?:The )?MIT License/i, () => 'MIT'],
  [/^Mozilla Public License,? Version 2\.0/i, () => 'MPL-2.0'],
  [/^(?:The )?(?:BSD )?([23])-Clause (?:BSD )?License/i, ([, clauses]) => `BSD-${clauses}-Clause`],
];

/** SPDX id of a licence, where its first lines name it. */
export function licenceOf(text: string): string | undefined {
  const beginning = text.slice(0, 400).replace(/[\s#]+/g, ' ').trim();
  for (const [name, id] of known) {
    const found = name.exec(beginning);
    if (found) return id(found);
  }
  return undefined;
}

/** Folders whose licence holds for a file, the nearest first: of a vendored copy those inside it, of any other file the root alone. */
export function licenceFolders(path: string): string[] {
  if (!isVendored(path)) return [''];
  const folders: string[] = [];
  for (let folder = folderOf(path); isVendored(folder); folder = folderOf(folder.slice(0, -1))) folders.push(folder);
  return folders;
}

/** What stands in place of a licence whose first lines do not name it. @param found path of its file, if there is one */
export function unnamedLicence(path: string, found = ''): string {
  if (!isVendored(path)) return `see its ${found || 'LICENSE'}`;
  return `see ${found || `that of ${vendoredProject(path) ?? 'the copied project'}`}`;
}
