import { products } from '../incident/schema.ts';

/** What may stand in the info string after a language. */
export interface FenceKind {
  /** `command`: the words are classes, which `shell/check-class.ts` reads. */
  readonly words: readonly string[] | 'command';
  readonly options: readonly string[];
}

export const logRoles: readonly string[] = ['signature', 'sample', 'not'];

const command: FenceKind = { words: 'command', options: ['because', 'title', 'holds'] };
const text: FenceKind = { words: [], options: ['title'] };

const kinds: Readonly<Record<string, FenceKind>> = {
  sh: command,
  bash: command,
  output: text,
  log: { words: [...logRoles, 'any-order'], options: ['title', ...products] },
  mermaid: { words: [], options: [] },
  text, yaml: text, json: text, toml: text, ini: text, go: text, c: text, diff: text, dockerfile: text, markdown: text,
};

export const commandLanguages: readonly string[] = ['sh', 'bash'];
export const fenceLanguages: readonly string[] = Object.keys(kinds);

/** What people write elsewhere, and what it is called here. */
export const languageAliases: ReadonlyMap<string, string> = new Map(Object.entries({
  shell: 'sh', zsh: 'sh', console: 'sh', terminal: 'sh', 'shell-session': 'sh', shellsession: 'sh', posix: 'sh',
  logs: 'log', journal: 'log', syslog: 'log', stdout: 'output', stderr: 'output', out: 'output',
  txt: 'text', plain: 'text', plaintext: 'text', yml: 'yaml', golang: 'go', systemd: 'ini', unit: 'ini', conf: 'ini',
  docker: 'dockerfile', patch: 'diff', md: 'markdown', jsonc: 'json',
}));

export function fenceKindOf(language: string): FenceKind | undefined {
  return Object.hasOwn(kinds, language) ? kinds[language] : undefined;
}
