import { parse, type ParsedScript } from 'unbash';
import type { ShellAnalysis } from './command.ts';
import { nestingProblem } from './nesting.ts';

export type SyntaxProblem = ShellAnalysis['errors'][number];

/** The tree of shell text, or why it is not read at all. */
export function parseShell(text: string): { readonly script: ParsedScript } | { readonly problem: SyntaxProblem } {
  const problem = nestingProblem(text);
  if (problem) return { problem };
  try {
    return { script: parse(text) };
  } catch (error) {
    // The grammar recurses on `f() f() …` and on `coproc coproc …`; thousands of them exhaust the stack.
    if (error instanceof RangeError) return { problem: { message: 'commands are nested too deep', offset: 0 } };
    throw error;
  }
}
