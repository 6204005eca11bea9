import { define } from '../define.ts';

const list = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);

/** What is wrong between a fence's `holds="…"` and the start-up orders. */
export const guardCodes = {
  'guard/unknown-stage': define<{ stage: string; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown step in holds',
    message: ({ stage }) => `The command says that it holds from or up to “${stage}”, which stands in no start-up order.`,
    help: ({ suggestion }) => suggestion
      ? `Did you mean “${suggestion}”?`
      : 'Write <daemon>/<stage> with a stage from content/startup/<daemon>/*.yaml.',
    why: 'A condition on a step that nobody knows cannot be told to anybody.',
    wrong: '```sh changes holds="after dockerd/trap-sigusr1"',
    right: '```sh changes holds="after dockerd/install-stack-dump-trap"',
  }),
  'guard/stage-not-there': define<{ stage: string; versions: readonly string[] }>({
    severity: 'error',
    title: 'Step that some of the versions do not have',
    message: ({ stage, versions }) => `The start-up order of ${list(versions)}, for which the command says it holds, has no step “${stage}”.`,
    help: () => 'Narrow the versions in holds, or name a step that all of them have.',
    why: 'Whoever runs that version could never tell whether the command holds yet.',
    wrong: '```sh changes holds="docker >=1.12; after dockerd/trap-signals"',
    right: '```sh changes holds="docker >=1.12 <24; after dockerd/trap-signals"',
  }),
  'guard/never': define<{ after: string; before: string; versions: readonly string[] }>({
    severity: 'error',
    title: 'Command that never holds',
    message: ({ after, before, versions }) => `In ${list(versions)} the step “${before}” does not come after “${after}”, so there is no time at which the command holds.`,
    help: () => 'Read the start-up order, and exchange the steps or name others.',
    why: 'A condition that is never met hides a command from everybody.',
    wrong: '```sh changes holds="after dockerd/serve-api; before dockerd/write-pid-file"',
    right: '```sh changes holds="after dockerd/write-pid-file; before dockerd/serve-api"',
  }),
  'guard/contradiction': define<{ key: string; stage: string; moment: 'after' | 'before'; versions: readonly string[]; example: string; from?: string }>({
    severity: 'error',
    title: 'Start-up order that says otherwise',
    message: ({ key, stage, moment, versions }) =>
      `The command says that it holds ${moment} “${stage}”, but there the start-up order of ${list(versions)} still says “no” to ${key}.`,
    help: ({ from, key, example }) => from ? `In ${example} it begins with “${from}”: name that step, or narrow the versions.` : `No step of ${example} gives ${key}: narrow the versions.`,
    why: 'A signal that is not trapped yet gives no dump, and in some programs it ends them. The order was read from the source; one of the two is wrong.',
    wrong: '```sh changes holds="docker >=1.12; after dockerd/trap-signals"\nkill -USR1 $(pidof dockerd)',
    right: '```sh changes holds="docker >=1.12; after dockerd/install-stack-dump-trap"\nkill -USR1 $(pidof dockerd)',
  }),
};
