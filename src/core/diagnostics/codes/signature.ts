import type { NarrowKind } from '../../signature/narrow.ts';
import { define } from '../define.ts';

const kinds: Readonly<Record<string, string>> = {
  time: 'a time', 'syslog-time': 'a time', 'kernel-time': 'a kernel time', clock: 'a time of day', digest: 'a content digest', uuid: 'an id',
  'layer-link': 'the short name of a layer', 'hex-id': 'an id', pointer: 'a memory address', mac: 'a hardware address', ipv4: 'an IP address',
  ipv6: 'an IP address', pid: 'a process id', 'program-pid': 'a process id',
};

const placeholderProblems: Readonly<Record<string, { found: string; help: string }>> = {
  empty: { found: 'has no name', help: 'Name what varies, e.g. <id>, <pid>, <path>, <n>.' },
  capital: { found: 'is not written in small letters', help: 'Write the name in small letters, e.g. <container>.' },
  characters: {
    found: 'has a name that is not made of small letters, digits, blanks and dashes',
    help: 'Use a plain name such as <id>, <path> or <addr>. Text that the program prints between angle brackets can be written without them.',
  },
  unclosed: { found: 'is not closed', help: 'Put > after the name. A literal < needs a blank after it.' },
  adjacent: { found: 'are two placeholders with nothing between them', help: 'Use one placeholder; it may stand for as much text as it needs inside the line.' },
};

const narrowKinds: Readonly<Record<NarrowKind, string>> = {
  container: 'the name of somebody’s container', pod: 'the name of somebody’s pod', image: 'somebody’s image', host: 'the name of somebody’s host', mail: 'a mail address',
};

export const signatureCodes = {
  'signature/empty': define<object>({
    severity: 'error',
    title: 'Empty signature',
    message: () => 'The signature has no line; at least one line that identifies the failure is expected.',
    help: () => 'Paste the line that the program prints for this failure, and put placeholders where it varies.',
    why: 'A signature is what the search looks for in a pasted log. Without a line nothing can be found.',
    wrong: '```log signature\n```',
    right: '```log signature\ncontainerd: read past events count=<n>\n```',
  }),
  'signature/only-absent': define<object>({
    severity: 'error',
    title: 'Signature of absent lines only',
    message: () => 'The signature says only what must not occur; at least one line that must occur is expected.',
    help: () => 'Add the line that the program prints. Keep the “not:” lines for what would rule the failure out.',
    why: 'A signature without a line to find would match every log that lacks something, and every empty one.',
    wrong: '```log signature\nnot: Daemon has completed initialization\n```',
    right: '```log signature\nlibcontainerd: new containerd process, pid: <pid>\nnot: Daemon has completed initialization\n```',
  }),
  'signature/matches-everything': define<{ line: string; letters: number; least: number }>({
    severity: 'error',
    title: 'Signature too weak',
    message: ({ line, letters, least }) =>
      `The strongest line, “${line}”, has ${letters === 0 ? 'no letter' : `${letters} ${letters === 1 ? 'letter' : 'letters'}`} in words that set this failure apart; at least ${least} are expected.`,
    help: () =>
      'Add what this failure alone prints: the operation and the object, or a line that comes before it. Level names, “error”, “failed”, and system texts such as “no space left on device” count nothing.',
    why: 'Many failures end in the same words: “permission denied” and “EOF” have hundreds of causes. A record that is found in other people’s logs sends them the wrong way, perhaps to a destroying command.\n\nCounted are the letters of the words in the strongest line, each word once and at most twelve letters of it. Words of every log count less: “containerd” three, “container” two, “error” and “failed” nothing. Where a daemon’s short answer decides as a whole, write that nothing may stand around it, `msg="Error response from daemon: Address already in use"`: then all its words count.',
    wrong: '```log signature\nno space left on device\n```',
    right: '```log signature\nfailed to register layer: ApplyLayer exit status <n> stdout: <text> no space left on device\n```',
  }),
  'signature/raw-volatile': define<{ kind: string; text: string; column: number; placeholder: string; line: string }>({
    severity: 'error',
    title: 'Signature with a value that varies',
    message: ({ kind, text, column, placeholder }) => kind === 'prefix'
      ? `The line begins with “${shorten(text)}”, the time and program of one paste; the message alone is expected.`
      : `“${shorten(text)}” in column ${column} is ${kinds[kind] ?? 'a value'} of one paste; a placeholder such as <${placeholder}> is expected.`,
    help: ({ line }) => `Write: ${line}`,
    why: 'Times, process ids, container ids, digests and addresses are different in the next person’s log. What varies is written as a placeholder, so that it is plain which part identifies the failure.',
    wrong: '```log signature\nlibcontainerd: new containerd process, pid: 21057\n```',
    right: '```log signature\nlibcontainerd: new containerd process, pid: <pid>\n```',
  }),
  'signature/bad-placeholder': define<{ text: string; problem: string }>({
    severity: 'error',
    title: 'Placeholder that cannot be read',
    message: ({ text, problem }) => `“${shorten(text)}” ${placeholderProblems[problem]?.found ?? 'is no placeholder'}; a name in small letters between < and > is expected.`,
    help: ({ problem }) => placeholderProblems[problem]?.help ?? 'Name what varies, e.g. <id>.',
    why: 'A placeholder that is not understood would be looked for as text, and the signature would never match.',
    wrong: '```log signature\ncontainer <ID> is already active\n```',
    right: '```log signature\ncontainer <id> is already active\n```',
  }),
  'signature/bad-option': define<{ name: string; value: string; problem: 'name' | 'value' | 'range'; range?: string; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown option of a signature',
    message: ({ name, value, problem, range }) =>
      problem === 'name'
        ? `“${name}” is not an option of a signature; any-order or a product with a version range is expected.`
        : problem === 'value'
          ? `“any-order” stands alone; the value “${value}” is not expected.`
          : `The option ${name} has the value “${value}”, which ${range ?? 'is no version range'}; a range such as >=17.06.0 <20.10.0 is expected.`,
    help: ({ name, problem, suggestion }) =>
      problem === 'range'
        ? suggestion !== undefined
          ? `Write ${name}="${suggestion}".`
          : 'Write it in quotes, docker=">=17.06.0 <18.09.0"; 17.03.2-ce is written 17.03.2.'
        : 'Options are any-order and a range for docker, containerd, runc, kubernetes, linux, compose or buildkit, e.g. docker=">=17.06".',
    why: 'A text changes over the releases; the option says in which of them a program prints it. An option that is not understood would be lost silently.',
    wrong: '```log signature dokcer=">=17.06"\n```',
    right: '```log signature docker=">=17.06"\n```',
  }),
  'signature/collision': define<{ record: string; other: string }>({
    severity: 'error',
    title: 'Sample that names another record',
    message: ({ record, other }) => `This sample of ${record} also matches a signature of ${other}; it is expected to match its own record only.`,
    help: ({ other }) => `Make the signature of ${other} say what this paste lacks (an operation, a path, a line before), or rule it out there with a “not:” line. Where both failures are really in the paste, shorten the sample.`,
    why: 'A person pastes a log and gets a record. With two of them for one failure the reader has to guess, and the wrong one may carry a destroying command.',
    wrong: '```log signature\nfailed to register layer\n```',
    right: '```log signature\nfailed to register layer: <text>: no space left on device\n```',
  }),
  'signature/matches-healthy-log': define<{ record: string; log: string; line: number }>({
    severity: 'error',
    title: 'Signature that matches a healthy log',
    message: ({ record, log, line }) => `This signature of ${record} also matches line ${line} of ${log}, which is a log without this failure; no signature is expected to match it.`,
    help: () => 'Make it say what only the failure prints (the operation, the path, a line before or after), or rule the healthy case out with a “not:” line. Where the log is not healthy after all, delete that line of the log.',
    why: 'The logs in `content/healthy` are what a host without the failure prints: starts, stops, pulls, other programs, and the warnings that people take for the cause. A signature that matches one of them would raise a false alarm every day.',
    wrong: '```log signature\nmsg="Found left-over process <pid> (<name>) in control group while starting unit. Ignoring."\n```',
    right: '```log signature\nfailed to start daemon: pid file found, ensure docker is not running or delete <path>\n```',
  }),
  'signature/too-narrow': define<{ text: string; kind: NarrowKind; placeholder: string; line: string; column: number }>({
    severity: 'warning',
    title: 'Signature with the reporter’s own name in it',
    message: ({ text, kind, column }) => `“${shorten(text)}” at column ${column} looks like ${narrowKinds[kind]}; something that another reporter’s paste has too is expected.`,
    help: ({ line, placeholder }) => `Write: ${line}\nWhere the program itself always prints this text, say so with a second sample that has it, or choose a shorter part of the message without <${placeholder}>.`,
    why: 'Containers, images, hosts and users are named by whoever met the failure first. A signature with such a name in it matches that one paste and nobody else’s.',
    wrong: '```log signature\nendpoint shop_web_1 (<id>): Bind for 0.0.0.0:<port> failed: port is already allocated\n```',
    right: '```log signature\nfailed: port is already allocated\n```',
  }),
  'signature/too-many-lines': define<{ lines: number; most: number }>({
    severity: 'warning',
    title: 'Signature of many lines',
    message: ({ lines, most }) => `The signature wants ${lines} lines at once; at most ${most} are expected.`,
    help: () => 'Keep the lines that decide, or write several signatures: one of them is enough for a match.',
    why: 'People paste the end of a log, or one line of it. Each further line that must be there loses those who did not paste it.',
    wrong: '```log signature\nstarting up\nloading plugin\ngraph driver chosen\nloading containers\nfailed to start\n```',
    right: '```log signature\nfailed to start daemon: <text> pid file found\n```',
  }),
  'signature/nothing-more-not-last': define<object>({
    severity: 'error',
    title: '<nothing more> before other lines',
    message: () => '“<nothing more>” stands before another line; it is expected on the last one.',
    help: () => 'Move it to the end. What must not occur between two lines is written “not: …”.',
    why: 'It means that the process printed no further line after the last one of the signature; with lines behind it the signature contradicts itself.',
    wrong: '```log signature\n<nothing more>\nlevel=fatal msg=EOF\n```',
    right: '```log signature\nlevel=fatal msg=EOF\n<nothing more>\n```',
  }),
};

function shorten(text: string): string {
  return text.length > 48 ? `${text.slice(0, 45)}…` : text;
}
