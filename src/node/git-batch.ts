import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

/** An object as `git cat-file` names it. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  /** Absent in check mode. */
  readonly content?: Buffer;
}

/** One long-lived `git cat-file --batch` or `--batch-check`; requests are answered in order. */
export interface GitBatch {
  /** @returns `undefined` when git has no such object; @throws when the process has ended */
  ask(name: string): Promise<GitObject | undefined>;
  close(): void;
}

/** Environment in which git looks at the clone that it is told, never at one named by a hook, and never asks or fetches. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|COMMON_DIR|NAMESPACE|PREFIX)$/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
}

export function gitBatch(repositoryPath: string, mode: '--batch' | '--batch-check'): GitBatch {
  const child = spawn('git', ['-C', repositoryPath, 'cat-file', mode], { env: gitEnvironment() });
  const waiting: { resolve: (object: GitObject | undefined) => void; reject: (error: Error) => void }[] = [];
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const request of waiting.splice(0)) request.reject(ended);
  };
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  child.on('error', end);
  child.on('close', () => end(new Error(complaint.trim() || 'git cat-file ended')));
  child.stdin.on('error', end);
  readAnswers(child, mode === '--batch', (object) => waiting.shift()?.resolve(object));

  return {
    ask(name) {
      if (ended) return Promise.reject(ended);
      if (name.includes('\n')) return Promise.resolve(undefined);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${name}\n`);
      });
    },
    close() {
      child.stdin.end();
    },
  };
}

/** Splits git's answers: `<id> <type> <size>\n`, in batch mode followed by that many bytes and `\n`; or `… missing\n`. */
function readAnswers(child: ChildProcessWithoutNullStreams, withContent: boolean, answer: (object: GitObject | undefined) => void): void {
  let chunks: Buffer[] = [];
  let length = 0;
  let needed = 1;
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length < needed) return;
    let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    needed = 1;
    for (;;) {
      const newline = rest.indexOf(10);
      if (newline < 0) break;
      const header = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(rest.toString('latin1', 0, newline));
      const size = header && withContent ? Number(header[3]) + 1 : 0;
      if (rest.length < newline + 1 + size) {
        needed = newline + 1 + size;
        break;
      }
      // A copy, so that a small file does not keep a large chunk alive.
      const content = header && withContent ? Buffer.from(rest.subarray(newline + 1, newline + size)) : undefined;
      answer(header ? { id: header[1]!, type: header[2]!, ...(content && { content }) } : undefined);
      rest = rest.subarray(newline + 1 + size);
    }
    chunks = rest.length > 0 ? [rest] : [];
    length = rest.length;
  });
}
