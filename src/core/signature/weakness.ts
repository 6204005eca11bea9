import { splitPlaceholders } from './placeholder.ts';
import { findVolatile } from './volatile.ts';

/** A signature needs one line with at least so many letters in words that are not in every second log. */
export const leastSignificant = 8;

/** Texts of errno, Go and gRPC that any program prints for many causes; alone they decide nothing. */
const genericPhrases: readonly string[] = [
  'no such file or directory', 'no space left on device', 'permission denied', 'operation not permitted', 'device or resource busy',
  'resource temporarily unavailable', 'invalid argument', 'cannot allocate memory', 'connection refused', 'connection reset by peer',
  'connection timed out', 'address already in use', 'cannot assign requested address', 'too many open files', 'too many levels of symbolic links',
  'file exists', 'file name too long', 'not a directory', 'is a directory', 'directory not empty', 'read only file system', 'read-only file system',
  'input/output error', 'broken pipe', 'no such process', 'no such device', 'bad file descriptor', 'argument list too long', 'exec format error',
  'operation not supported', 'function not implemented', 'no route to host', 'network is unreachable', 'protocol not available', 'disk quota exceeded',
  'structure needs cleaning', 'stale file handle', 'numerical result out of range', 'inappropriate ioctl for device', 'transport endpoint is not connected',
  'context deadline exceeded', 'context canceled', 'unexpected eof', 'i/o timeout', 'transport is closing', 'all subconns are in transientfailure',
  'error response from daemon', 'rpc error', 'exit status', 'signal: killed', 'signal: terminated', 'exit code', 'executable file not found',
  'use of closed network connection', 'tls handshake timeout', 'error while dialing', 'failed to start', 'unknown error', 'internal error', 'client timeout exceeded',
];

/** Words of messages of every kind, with what each still tells; any other word tells its letters. */
const genericWords: ReadonlyMap<string, number> = new Map([
  ...weigh(0, `a an and any are as at be been but by can cannot could did do does for from get got had has have i if in into is it its no non not of off on only or
    our out set so than that the their then there this to too until up use used using was we were when which while will with without you your
    level msg time error errors err errno eof fatal panic warning warn info debug trace fail failed fails failing failure unable
    returned return returns message exit exited unknown unexpected invalid missing true false null nil name type value id pid version count
    see help make try again please check goroutine go operation argument permission denied`),
  ...weigh(1, `code desc status key new old already port http https tcp udp unix sock socket main run lib var etc usr bin tmp dev proc sys`),
  ...weigh(2, `docker daemon container containers start starting started stop stopping stopped running create creating created open opening close closed
    read reading write writing load loading found find exist exists connect timeout timed wait waiting request response server client host
    file files directory path service connection process resource temporarily unavailable`),
  // What failed, with the errno beside it: EAGAIN of fork has one kind of cause.
  ...weigh(8, `fork vfork`),
  ...weigh(3, `dockerd containerd engine runc kubelet kernel systemd image images network volume runtime device`),
]);

function weigh(letters: number, words: string): [string, number][] {
  return words.split(/\s+/).map((word) => [word, letters]);
}

/** Nothing but a daemon's whole answer, as the docker command and the clients on its API print it. */
const wholeAnswer = /^msg="(?:Error response from daemon: |\(HTTP code (?:\d{3}|<[a-z]{1,10}>)\) )[^"<>]{4,400}"$/i;

/** How much a line says, in letters of words that are not generic, each word once; placeholders and volatile text count nothing. Of a whole answer the words count. */
export function significantLetters(line: string): number {
  let text = '';
  const tokens = findVolatile(line);
  for (const piece of splitPlaceholders(line).pieces) {
    if (piece.kind === 'placeholder') {
      text += ' ';
      continue;
    }
    let from = piece.start;
    for (const token of tokens) {
      if (token.start < from || token.end > piece.end) continue;
      text += `${line.slice(from, token.start)} `;
      from = token.end;
    }
    text += line.slice(from, piece.end);
  }
  text = text.toLowerCase().replaceAll('"', ' ').replace(/\s{1,}/g, ' ');
  // A daemon's answer with nothing around the text is far rarer than an answer that ends with it.
  if (!wholeAnswer.test(line)) for (const phrase of genericPhrases) text = text.replaceAll(phrase, ' ');
  const words = new Set(text.match(/\p{L}[\p{L}\d]{1,40}/gu) ?? []);
  let letters = 0;
  for (const word of words) letters += lettersOf(word);
  return letters;
}

/** What a word in small letters tells, in letters: its length up to twelve, less or nothing for words of every log. */
export function lettersOf(word: string): number {
  return genericWords.get(word) ?? Math.min(word.length, 12);
}

/** Words of the generic texts in a line of small letters. */
export function genericWordsIn(line: string): ReadonlySet<string> {
  return new Set(genericPhrases.filter((phrase) => line.includes(phrase)).flatMap((phrase) => phrase.match(/[a-z]{1,40}/g) ?? []));
}
