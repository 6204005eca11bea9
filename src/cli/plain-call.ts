import type { CommandResult } from './command-result.ts';
import type { Context } from './context.ts';

/** A command as it is called with nothing but its operand. */
type Call = (context: Context, operand: string | undefined) => Promise<CommandResult>;

/**
 * The commands of a person on call, for a call without any option. The reader of options takes as long to load as Node itself, and an
 * answer must not wait for it where there is nothing to read. Anything else, `undefined`, is for the whole command line.
 */
export function plainCall(args: readonly string[]): ((context: Context) => Promise<CommandResult>) | undefined {
  const [name = '', operand, ...more] = args;
  const known = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!known || more.length > 0 || (operand?.startsWith('-') && operand !== '-') || (known.needsOperand && operand === undefined)) return undefined;
  return (context) => known.call(context, operand);
}

const calls: Readonly<Record<string, { readonly needsOperand: boolean; readonly call: Call }>> = {
  match: { needsOperand: false, call: async (context, file) => (await import('./commands/match.ts')).matchCommand(context, file, {}) },
  show: { needsOperand: true, call: async (context, id) => (await import('./commands/show.ts')).showCommand(context, id!) },
  walk: { needsOperand: true, call: async (context, id) => (await import('./commands/walk.ts')).walkCommand(context, id!, {}) },
  list: { needsOperand: false, call: async (context, kind) => (await import('./commands/list.ts')).listCommand(context, kind, {}) },
};
