import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';

/**
 * Environment for threads and processes that run our sources: theirs come, from the first one on, from where Node keeps compiled modules. One
 * that enables this by itself has loaded the stripper of types for its first file already, which takes as long as its whole start.
 */
export function withModuleCache(): NodeJS.ProcessEnv {
  enableCompileCache();
  const folder = getCompileCacheDir();
  // Of this version of Node, inside the folder that was asked for.
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}
