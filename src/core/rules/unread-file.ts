import { diagnostic } from '../diagnostics/make.ts';
import { pointerLockPath, readContentPath } from '../knowledge-base/content-path.ts';
import type { Rule } from './rule.ts';

/** Every file below `content/` and `runbooks/` is content. */
export const unreadFile: Rule = {
  codes: ['project/unread-file'],
  check(_kb, files) {
    return [...files]
      .filter((path) => !path.startsWith('public/') && path !== pointerLockPath && !readContentPath(path))
      .map((path) => {
        const suggestion = withUsualEnding(path);
        return diagnostic('project/unread-file', { file: path, line: 1, column: 1 }, {
          path, ...(suggestion !== undefined && !files.has(suggestion) && { suggestion }),
        });
      });
  },
};

/** The path with the ending that its folder wants, when that makes it content. */
function withUsualEnding(path: string): string | undefined {
  const renamed = path.replace(/\.(?:md|markdown|mdown|mdx)$/i, '.md').replace(/\.ya?ml$/i, '.yaml').replace(/\.(?:log|txt|out)$/i, '.log');
  return readContentPath(renamed) ? renamed : undefined;
}
