import { openCatalogue, type Catalogue } from '../node/catalogue.ts';
import { findProject } from './find-project.ts';
import type { Terminal } from './terminal.ts';

/** What every command is called with, besides its own arguments. */
export interface Context {
  readonly terminal: Terminal;
  /** The current folder, absolute. */
  readonly current: string;
  /** `--root`, as given. */
  readonly root?: string;
  readonly env: NodeJS.ProcessEnv;
  /** The clock. */
  readonly now: () => Date;
}

export const projectOf = ({ current, root }: Context, use: 'read' | 'write'): string => findProject(current, root, use);

/** Opens the content for reading. */
export function catalogueOf(context: Context): Promise<Catalogue> {
  return openCatalogue(projectOf(context, 'read'));
}

/** What to say when some content did not compile, so that nobody takes a list for complete. */
export function brokenNote({ broken }: Catalogue): string | undefined {
  if (broken.length === 0) return undefined;
  const files = broken.length === 1 ? `${broken[0]} has errors` : `${broken.length} files have errors`;
  return `${files}, so this may be incomplete: see \`leadline check\`.`;
}
