import { existsSync } from 'node:fs';
import { intro, isCancel, log as say, select, text } from '@clack/prompts';
import { guessComponent, guessSeverity, idFromTitle, idProblem } from '../../core/draft/guess.ts';
import { components, severities } from '../../core/incident/schema.ts';
import type { LogDescription } from '../../core/signature/describe-log.ts';
import { readLog } from '../read-log.ts';
import { readPaste } from '../read-paste.ts';
import type { Terminal } from '../terminal.ts';
import { Cancelled } from './cancelled.ts';
import type { DraftName, GivenName } from './name-draft.ts';

/** Asks for the log: the path of a file, or a paste. `undefined` where there is none. @throws Cancelled */
export async function askForLog(terminal: Terminal): Promise<string | undefined> {
  const { input, output } = terminal;
  giveSize(output);
  intro('A new incident record', { output });
  const file = answered(await text({
    message: 'Where is the log of the failure?', placeholder: 'path of a file; Enter to paste it', defaultValue: '', input, output,
    validate: (value = '') => (value.trim() === '' || existsSync(value.trim()) ? undefined : 'There is no such file.'),
  })).trim();
  if (file !== '') return readLog(file, terminal);
  const pasted = await readPaste(terminal, () => say.message('Paste the log; end with a line that holds a single dot.', { output }));
  if (pasted === undefined) throw new Cancelled();
  return pasted;
}

/** Asks for what flags do not give, each question with a proposal from the log. @throws Cancelled */
export async function askForName(given: GivenName, log: LogDescription | undefined, isTaken: (id: string) => boolean, { input, output }: Terminal): Promise<DraftName> {
  giveSize(output);
  const title = given.title ?? answered(await text({
    message: 'What does a person see? One line.', placeholder: 'e.g. Every docker command hangs after a power cut', input, output,
    validate: (value = '') => (value.trim().length < 8 ? 'At least 8 characters.' : value.length > 120 ? 'At most 120 characters.' : undefined),
  })).trim();
  const id = given.id ?? answered(await text({
    message: 'Id of the record, which names its file and its page', initialValue: idFromTitle(title), input, output,
    validate: (value = '') => idProblem(value) ?? (isTaken(value) ? 'That id is taken.' : undefined),
  }));
  const proposed = log && guessComponent(log);
  const component = given.component ?? answered(await select({
    message: 'Which component is at fault?', options: components.map((value) => ({ value })), ...(proposed && { initialValue: proposed }), maxItems: 8, input, output,
  }));
  const severity = given.severity ?? answered(await select({
    message: 'How bad is it while it lasts?', options: severities.map((value) => ({ value })), initialValue: guessSeverity(log), input, output,
  }));
  return { id, title, component, severity };
}

/** A serial console and some containers' terminals say that they have no columns; questions would then be wrapped after each letter. */
function giveSize(output: NodeJS.WriteStream): void {
  if (!output.columns) output.columns = 80;
  if (!output.rows) output.rows = 24;
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  throw new Cancelled();
}
