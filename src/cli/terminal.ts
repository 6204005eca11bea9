import { styleFor, type Style } from './text/style.ts';

/** The terminal, file or pipe on each side of the program, and how to draw on it. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  readonly style: Style;
  readonly errorStyle: Style;
  /** A person sits before it: both sides are terminals. */
  readonly interactive: boolean;
}

type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>;

/** Columns where nobody says how many there are. */
const usualWidth = 80;

export function terminalOf(streams: Streams): Terminal {
  const { stdout, stderr, env } = streams;
  const width = stdout.columns || stderr.columns || Number(env['COLUMNS']) || usualWidth;
  const style = (stream: NodeJS.WriteStream) => styleFor({ color: wantsColor(stream.isTTY === true, env), unicode: showsUnicode(env), width });
  return {
    // Opening it takes time, and a command that is given a file never looks at it.
    get input() {
      return streams.stdin;
    },
    output: stdout,
    errors: stderr,
    style: style(stdout),
    errorStyle: style(stderr),
    get interactive() {
      return stdout.isTTY === true && streams.stdin.isTTY === true;
    },
  };
}

/** FORCE_COLOR and CLICOLOR_FORCE are set for one command, NO_COLOR for a whole account: what is nearer wins. */
function wantsColor(isTerminal: boolean, env: NodeJS.ProcessEnv): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if ((env['CLICOLOR_FORCE'] ?? '0') !== '0') return true;
  if (env['NO_COLOR']) return false;
  return isTerminal && env['TERM'] !== 'dumb' && env['CLICOLOR'] !== '0';
}

/** A locale that names no encoding but C or POSIX shows ASCII only; where none is set, terminals of today show UTF-8. */
function showsUnicode(env: NodeJS.ProcessEnv): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return locale === '' || /utf-?8/i.test(locale);
}
