import { define } from '../define.ts';

const list = (words: readonly string[]): string => words.join(', ');

export const fenceCodes = {
  'fence/unclosed': define<{ marks: string; lastLine: number; next?: number }>({
    severity: 'error',
    title: 'Fence not closed',
    message: ({ marks, lastLine, next }) => next
      ? `The fence ${marks} that begins here is not closed before line ${next}, where another one begins.`
      : `The fence ${marks} that begins here is not closed; it runs to line ${lastLine}.`,
    help: ({ marks, next }) => next ? `Put a line ${marks} after its last line. A fence that shows fences begins and ends with one mark more: ${marks}${marks[0]}.` : `Put a line ${marks} after its last line.`,
    why: 'An open fence swallows every section below it.',
    wrong: '```sh read-only\ndocker info\n\n## Mitigate',
    right: '```sh read-only\ndocker info\n```\n\n## Mitigate',
  }),
  'fence/no-language': define<{ indented: boolean }>({
    severity: 'error',
    title: 'Fence without a language',
    message: ({ indented }) => indented ? 'Text that is indented by four blanks is a code block without a language.' : 'The fence does not say what it holds.',
    help: ({ indented }) => `${indented ? 'Remove the indentation, or use a fence' : 'Write it after the marks'}: sh read-only for commands, output, log sample, yaml, text, …`,
    why: 'The site must know what is a command (and what it does to a host), what is an output and what is a log.',
    wrong: '```\ndocker info\n```',
    right: '```sh read-only\ndocker info\n```',
  }),
  'fence/unknown-language': define<{ found: string; known: readonly string[]; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown language of a fence',
    message: ({ found }) => `“${found}” is not a language that a fence can have.`,
    help: ({ known, suggestion }) => (suggestion ? `Did you mean “${suggestion}”?` : `Use one of: ${list(known)}.`),
    why: 'A misspelt `sh` would be a command that nobody checks, a misspelt `log` a signature that nothing matches.',
    wrong: '```shell read-only',
    right: '```sh read-only',
  }),
  'fence/unknown-word': define<{ found: string; language: string; known: readonly string[]; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown word after a fence',
    message: ({ found, language }) => `“${found}” cannot stand after \`\`\`${language}.`,
    help: ({ known, suggestion, language }) =>
      suggestion ? `Did you mean “${suggestion}”?` : known.length > 0 ? `Use: ${list(known)}.` : `Write only ${language}; a title is written title="…".`,
    why: 'A word that is not understood is a check that does not happen.',
    wrong: '```log signatur',
    right: '```log signature',
  }),
  'fence/log-role': define<{ roles: readonly string[] }>({
    severity: 'error',
    title: 'Log fence without a role',
    message: ({ roles }) => roles.length > 1 ? `The log fence has ${roles.length} roles (${list(roles)}); it can have one.` : 'The log fence does not say what it is for.',
    help: () => 'Write log signature (lines that identify the failure), log sample (a paste that must match) or log not (one that must not).',
    why: 'A signature is matched against other people\'s logs; a sample proves that it works.',
    wrong: '```log\nlevel=fatal msg=EOF\n```',
    right: '```log signature\nlevel=fatal msg=EOF\n```',
  }),
  'fence/unknown-option': define<{ found: string; language: string; known: readonly string[]; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown option of a fence',
    message: ({ found, language }) => `“${found}” is not an option of \`\`\`${language}.`,
    help: ({ known, suggestion }) => suggestion ? `Did you mean “${suggestion}”?` : known.length > 0 ? `Use: ${list(known)}.` : 'Remove it.',
    why: 'An option that is not understood has no effect, and nobody would notice.',
    wrong: '```sh changes becuase="it restarts the daemon"',
    right: '```sh changes because="it restarts the daemon"',
  }),
  'fence/bad-option': define<{ found: string; problem: string }>({
    severity: 'error',
    title: 'Malformed option of a fence',
    message: ({ found, problem }) => `“${found}” ${problem}.`,
    help: () => 'Write key="value", without blanks around the =, and each key once.',
    why: 'Options stand on one line with the language; quotation marks keep them apart.',
    wrong: '```log sample title=journald',
    right: '```log sample title="journald"',
  }),
  'fence/output-without-command': define<{ isSecond: boolean }>({
    severity: 'error',
    title: 'Output without a command',
    message: ({ isSecond }) => isSecond ? 'The command above has an output already.' : 'No command stands before this output.',
    help: ({ isSecond }) => isSecond ? 'Keep the output that shows this failure, and tell the other one in words.' : 'Put the output right after its command, in the same section; a text that no command prints goes into ```text.',
    why: 'An output is shown with its command: what one sees when this is the cause.',
    wrong: '```output\n812\n```',
    right: '```sh read-only\ncat /var/run/docker.pid\n```\n\n```output\n812\n```',
  }),
};
