import { byFirstCharacter, capital, digit, letter, word, type ByFirst } from './first-character.ts';
import { fold } from './skeleton.ts';

/** How an entry begins. */
interface Start extends ByFirst {
  readonly pattern: RegExp;
}

/** Each test looks at a few dozen characters: a date, a level, a program with its pid, an opening brace. Nothing but a new entry begins so. */
const certain: readonly Start[] = [
  { first: 'tlm', pattern: /(?:time|level|ts|msg)=/y },
  { first: '{', pattern: /\{\\{0,7}"/y },
  { first: 'TDIWEFP', pattern: /(?:TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)(?:\u001b?\[0?m)?\[/y },
  { first: 'IWEF', pattern: /[IWEF]\d{4} \d\d:\d\d:/y },
  { first: `[${digit}`, pattern: /\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:/y },
  { first: `[${digit}`, pattern: /\[?\d\d:\d\d:\d\d/y },
  { first: digit + letter, pattern: /(?:\p{L}{3} )?(?:\p{L}{2,12}\.?|\d{1,2}[月월]) {1,2}\d{1,2}[일日]? \d\d:\d\d:\d\d/uy },
  { first: digit, pattern: /\d{1,2}\.? \p{L}{2,12}\.? \d\d:\d\d:\d\d/uy },
  { first: '[', pattern: /\[ {0,7}\d{1,8}\.\d{3,6}\]/y },
  { first: `${word}.-`, pattern: /[\w.-]{1,60} {0,40}\| /y },
  { first: `${word}./@()-`, pattern: /[\w./@()-]{1,64}\[\d{1,10}\]:/y },
  { first: 'NW', pattern: /(?:Normal|Warning) {2,8}\w/y },
  { first: `$#${word}.-`, pattern: /(?:\$|#|[\w.-]{1,32}@[\w.-]{1,64}[:~ ][^\n]{0,60}[$#]) /y },
];

/** Words with which a message begins, or with which one goes on that was wrapped before them. */
const likely: readonly Start[] = [
  { first: capital, pattern: /[A-Z]\w{2,20}: /y },
  { first: 'u[Sr', pattern: /(?:unexpected fault address |\[signal SIG|SIG[A-Z]{3,4}: |runtime: )/y },
  { first: 'dEefpgSCFWID#[', pattern: /(?:docker: |Error|ERROR|error:|failed to start daemon: |panic: |fatal|goroutine \d|Step \d|#\d{1,4} |Cannot |FATAL|WARN|INFO|DEBUG|\[(?:ERROR|WARN|INFO|error|warn|info))/y },
];

/** All of them. */
export const entryStarts: readonly Start[] = [...certain, ...likely];

const certainFor = byFirstCharacter(certain);
const anyFor = byFirstCharacter(entryStarts);

/** Whether the line at `at` begins like an entry of its own, an indented detail, a list item or an empty line. */
export function isEntryStart(text: string, at: number, end: number): boolean {
  return begins(text, at, end, anyFor);
}

/** The same, without the words that may also stand inside a message. */
export function isCertainStart(text: string, at: number, end: number): boolean {
  return begins(text, at, end, certainFor);
}

function begins(text: string, at: number, end: number, startsFor: (code: number) => readonly Start[]): boolean {
  let from = at;
  while (from < end && from - at < 8 && fold(text.charCodeAt(from)) === 0 && text.charCodeAt(from) !== 0x1b) from++;
  if (from >= end || text.charCodeAt(at) === 0x09) return true;
  from = skipColour(text, from, end);
  return startsFor(text.charCodeAt(from)).some(({ pattern }) => {
    pattern.lastIndex = from;
    return pattern.test(text) && pattern.lastIndex <= end;
  });
}

const colour = /(?:\u001b?\[\d{0,3}(?:;\d{1,3}){0,3}m){1,4}/y;

function skipColour(text: string, at: number, end: number): number {
  colour.lastIndex = at;
  return colour.test(text) ? Math.min(end, colour.lastIndex) : at;
}
