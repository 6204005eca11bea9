import type { Judge } from '../entry.ts';

/** `sed`: a script can write files (`w`) and run commands (`e`); everything else of it only prints. */
export const editsStream: Judge = (call, host) => {
  const scripts = call.options.filter(({ name }) => name === '-e' || name === '--expression').map(({ value }) => value ?? '');
  if (call.options.some(({ name }) => name === '-f' || name === '--file')) return host.report('unknown', 'runs a script that the block does not show');
  if (call.options.some(({ name }) => name === '--sandbox')) return;
  if (scripts.length === 0 && call.operands[0]) scripts.push(call.operands[0].value);
  for (const script of scripts) {
    const found = sideEffect(script);
    if (found === 'writes') host.report('changes', 'has a `w` in its script, which writes a file');
    if (found === 'runs') host.report('unknown', 'has an `e` in its script, which runs a command');
  }
};

/** Reads a script as far as needed: addresses, then a command letter, then its text. */
function sideEffect(script: string): 'writes' | 'runs' | undefined {
  let at = 0;
  while (at < script.length) {
    at = skipAddress(script, at);
    const letter = script.charAt(at);
    at += 1;
    if (letter === 'w' || letter === 'W') return 'writes';
    if (letter === 'e') return 'runs';
    if (letter === 's' || letter === 'y') {
      const delimiter = script.charAt(at);
      at = skipPast(script, skipPast(script, at + 1, delimiter), delimiter);
      for (; at < script.length && !/[;\n}]/.test(script.charAt(at)); at += 1) {
        if (letter === 's' && script.charAt(at) === 'w') return 'writes';
        if (letter === 's' && script.charAt(at) === 'e') return 'runs';
      }
    } else if (/[aicrRbtT:#]/.test(letter)) {
      const line = script.indexOf('\n', at);
      at = line < 0 ? script.length : line + 1;
    }
  }
  return undefined;
}

function skipAddress(script: string, from: number): number {
  let at = from;
  for (; at < script.length; at += 1) {
    const char = script.charAt(at);
    if (char === '/') at = skipPast(script, at + 1, '/') - 1;
    else if (char === '\\') {
      at = skipPast(script, at + 2, script.charAt(at + 1)) - 1;
    } else if (!/[\s\d,;!$+~{}]/.test(char) && !(char === 'I' && /[\/,]/.test(script.charAt(at - 1)))) break;
  }
  return at;
}

/** The offset after the next `delimiter` that is not escaped. */
function skipPast(script: string, from: number, delimiter: string): number {
  let at = from;
  while (at < script.length && script.charAt(at) !== delimiter) at += script.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
