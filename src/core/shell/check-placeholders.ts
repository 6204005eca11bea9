import { forEachChild, type Command, type SyntaxNode, type Word } from 'unbash';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { parseShell } from './parse.ts';
import { substitutePlaceholders } from './placeholders.ts';

interface Block {
  readonly text: string;
  readonly placeOf: (start: number, end: number) => Place;
}

const withBlank = /<\p{L}[\p{L}\p{N}._-]{0,40}(?: [\p{L}\p{N}._-]{1,40}){1,5}>(?=$|[\s;|)"'`/:])/gmu;
const shouted = /^(X{3,}|x{3,}|YOUR[-_][A-Z_]+|(CONTAINER|IMAGE|POD|NODE|VOLUME|NETWORK|PROCESS)[-_](ID|NAME)|PID|CONTAINER)$/;
const searches = new Set(['grep', 'egrep', 'fgrep', 'zgrep', 'rg', 'awk', 'sed', 'jq', 'echo', 'printf', 'journalctl', 'ps', 'mktemp', 'test', '[']);

/** Variables that a login shell has, or that shells set themselves. */
const given = new Set(
  'HOME PATH USER LOGNAME SHELL PWD OLDPWD HOSTNAME TMPDIR TERM LANG LC_ALL EDITOR UID EUID PPID BASHPID RANDOM SECONDS LINENO IFS REPLY PIPESTATUS BASH_VERSION BASH_SOURCE FUNCNAME OSTYPE HOSTTYPE MACHTYPE COLUMNS LINES OPTARG OPTIND EPOCHSECONDS EPOCHREALTIME SUDO_USER XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS KUBECONFIG DOCKER_HOST DOCKER_CONFIG CONTAINER_RUNTIME_ENDPOINT MAINPID'.split(' '),
);

/** Finds what looks like a placeholder of another style, and variables that nothing in the block sets; at most `limit` of each. */
export function checkPlaceholders(block: Block, limit: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const bad = (start: number, end: number, text: string, suggestion: string): void => {
    if (found.length >= limit) return;
    found.push(diagnostic('command/bad-placeholder', block.placeOf(start, end), { found: text, suggestion }));
  };
  const { text, ambiguous } = substitutePlaceholders(block.text);
  for (const { start, name, written } of ambiguous) bad(start, start + written.length, written, `<${name}>`);
  for (const match of block.text.matchAll(withBlank)) bad(match.index, match.index + match[0].length, match[0], match[0].replaceAll(' ', '-'));
  const parsed = parseShell(text);
  if ('problem' in parsed) return found;

  const set = new Set<string>();
  const used: { readonly name: string; readonly pos: number; readonly end: number }[] = [];
  const open: SyntaxNode[] = [parsed.script];
  for (let node = open.pop(); node; node = open.pop()) {
    // Escaped backquotes have offsets of their own.
    if (node.type === 'Script' && node.source !== undefined) continue;
    if (node.type === 'Command') {
      for (const word of foreignPlaceholders(node)) bad(word.pos, word.end, word.text, `<${nameOf(word.value)}>`);
      for (const name of namesSetBy(node)) set.add(name);
    } else if (node.type === 'Assignment') set.add(node.name);
    else if (node.type === 'For' || node.type === 'Select') set.add(node.name.value);
    else if (node.type === 'SimpleExpansion') used.push({ name: node.text.slice(1), pos: node.pos, end: node.end });
    else if (node.type === 'ParameterExpansion' && !node.operation && !node.prefix) used.push({ name: node.parameter, pos: node.pos, end: node.end });
    forEachChild(node, (child) => open.push(child));
  }
  const reported = new Set<string>();
  for (const { name, pos, end } of used.sort((a, b) => a.pos - b.pos)) {
    if (!/^[A-Za-z_]\w*$/.test(name) || set.has(name) || given.has(name) || reported.has(name) || reported.size >= limit) continue;
    reported.add(name);
    found.push(diagnostic('command/unset-variable', block.placeOf(pos, end), { name }));
  }
  return found;
}

function foreignPlaceholders(command: Command): Word[] {
  if (command.name && searches.has(command.name.value)) return [];
  return command.args.filter((word): word is Word => {
    if (word.type !== 'Word') return false;
    if (/^\{\{ ?[A-Za-z][\w-]* ?\}\}$/.test(word.value)) return true;
    return word.text === word.value && (/^\[[a-z]{2,}([-_][a-z]{2,})*\]$/.test(word.value) || shouted.test(word.value));
  });
}

function nameOf(word: string): string {
  const name = word.toLowerCase().replace(/[^a-z0-9_-]/g, '').replaceAll('_', '-');
  return /^x+$/.test(name) ? 'name' : name;
}

/** `read a b`, `mapfile lines`, `getopts o opt`, `printf -v x`, and `export A=1`, whose assignments are words here. */
function namesSetBy(command: Command): string[] {
  const name = command.name?.value ?? '';
  if (!/^(read|readarray|mapfile|getopts|printf|export|declare|local|typeset|readonly|let|eval|source|\.)$/.test(name)) return [];
  return command.args.flatMap((word) => (word.type === 'Word' ? word.value.split('=', 1) : [word.name]));
}
