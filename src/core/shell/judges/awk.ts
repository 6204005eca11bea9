import type { Judge } from '../entry.ts';

/** `awk`: a program can run commands (`system`, `| "cmd"`) and write files (`print > "f"`). */
export const runsAwk: Judge = (call, host) => {
  if (call.options.some(({ name, value }) => name === '-i' && value === 'inplace')) return host.report('changes', 'rewrites files in place');
  if (call.options.some(({ name }) => name === '-f' || name === '--file')) return host.report('unknown', 'runs a program that the block does not show');
  const [program] = call.operands;
  if (!program) return;
  const code = withoutStringsAndPatterns(program.value);
  if (/\bsystem\s?\(/.test(code) || /\|\s?&?\s?""|""\s?\|&?\s?getline|\|\s?[A-Za-z_]/.test(code)) host.report('unknown', 'runs a command from its program');
  if (code.split(/[;}\n]/).some(redirects)) host.report('changes', 'writes a file from its program');
};

function redirects(statement: string): boolean {
  const print = statement.search(/\bprintf?\b/);
  return print >= 0 && statement.includes('>', print);
}

/** The program with strings and regular expressions emptied. */
function withoutStringsAndPatterns(program: string): string {
  let code = '';
  let last = '';
  for (let at = 0; at < program.length; at += 1) {
    const char = program.charAt(at);
    if (char === '"') {
      at = closing(program, at, '"');
      code += '""';
      last = '"';
    } else if (char === '/' && !/[\w)\]$"]/.test(last)) {
      at = closing(program, at, '/');
      code += '//';
      last = '/';
    } else {
      code += char;
      if (!/\s/.test(char)) last = char;
    }
  }
  return withoutComparisons(code);
}

/** `print (a > b)` compares; only a `>` outside parentheses redirects. */
function withoutComparisons(code: string): string {
  let depth = 0;
  let kept = '';
  for (const char of code) {
    if (char === '(') depth += 1;
    if (char === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 || char !== '>') kept += char;
  }
  return kept;
}

function closing(program: string, from: number, quote: string): number {
  let at = from + 1;
  while (at < program.length && program.charAt(at) !== quote) at += program.charAt(at) === '\\' ? 2 : 1;
  return at;
}
