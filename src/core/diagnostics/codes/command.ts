import { define } from '../define.ts';

const classes = '“read-only”, “changes” or “destroys”';

export const commandCodes = {
  'command/without-class': define<{ language: string; needed: string }>({
    severity: 'error',
    title: 'Command without a class',
    message: ({ language }) => `The ${language} fence does not say what its commands do to a host; ${classes} was expected after “${language}”.`,
    help: ({ needed, language }) =>
      needed === 'unknown'
        ? `Write ${language} and the class, and because="…" since some of its commands are not known here.`
        : `From its commands it should be: ${language} ${needed}.`,
    why: 'Somebody copies this at three in the morning. The class is shown beside the command, in colour and in words, and it decides whether a second click is asked for.',
    wrong: '```sh\ndocker ps\n```',
    right: '```sh read-only\ndocker ps\n```',
  }),
  'command/unknown-class': define<{ found: string; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown class of a command',
    message: ({ found }) => `“${found}” is not a class of commands; ${classes} was expected.`,
    help: ({ suggestion }) =>
      suggestion
        ? `Did you mean “${suggestion}”?`
        : '“read-only” looks, “changes” can be undone or restarts something, “destroys” loses files, volumes, images, containers, logs or unsaved work.',
    why: 'There are three classes, so that everybody can tell them apart under pressure.',
    wrong: '```sh readonly\ndocker ps\n```',
    right: '```sh read-only\ndocker ps\n```',
  }),
  'command/two-classes': define<{ first: string; second: string }>({
    severity: 'error',
    title: 'More than one word after a command fence',
    message: ({ first, second }) => `“${second}” stands after the class “${first}”; a fence has one class.`,
    help: () => 'Keep the class of its worst command, or split the fence. A title is written title="…", a reason because="…".',
    why: 'A block has the class of its worst command. Two fences let a reader stop in between.',
    wrong: '```sh read-only changes\ndocker ps\nsystemctl restart docker\n```',
    right: '```sh changes\nsystemctl restart docker\n```',
  }),
  'command/too-mild': define<{ declared: string; needed: string; command: string; reason: string }>({
    severity: 'error',
    title: 'Class too mild for the command',
    message: ({ declared, needed, command, reason }) => `“${command}” ${needed}, but its fence says “${declared}”: ${reason}.`,
    help: ({ needed }) => `Write “${needed}”, or move this command to a fence of its own.`,
    why: 'A reader trusts the word beside the command. Commands are read with the grammar of the shell, through `sudo`, `xargs`, `$( )`, pipes and `sh -c`; redirections count too.',
    wrong: '```sh read-only\nsudo -n rm -r -f /var/lib/docker/tmp\n```',
    right: '```sh destroys\nsudo -n rm -r -f /var/lib/docker/tmp\n```',
  }),
  'command/unknown-needs-reason': define<{ command: string; reason: string; declared: string }>({
    severity: 'error',
    title: 'Unknown command without a reason',
    message: ({ command, reason, declared }) => `Whether “${command}” is “${declared}” cannot be told: ${reason}.`,
    help: () => 'Say why its class is right, after the class: because="…". If many people use the command, add it to src/core/shell/tables.',
    why: 'What the tool does not know, a person must have looked at. The reason is shown beside the command.',
    wrong: '```sh read-only\n./collect-state.sh\n```',
    right: '```sh read-only because="prints /proc files of the daemon, writes nothing"\n./collect-state.sh\n```',
  }),
  'command/syntax': define<{ problem: string }>({
    severity: 'error',
    title: 'Shell syntax error',
    message: ({ problem }) => `A shell cannot read this: ${problem}.`,
    help: () => 'Run the block through “bash -n”. A placeholder is written <name>: a letter first, then letters, digits, “.”, “_”, “-”, no blank.',
    why: 'A command that does not parse fails on the host, or does something else than it seems to.',
    wrong: '```sh read-only\nfor id in $(docker ps -q); do docker inspect "$id"\n```',
    right: '```sh read-only\nfor id in $(docker ps -q); do docker inspect "$id"; done\n```',
  }),
  'command/pipe-to-shell': define<{ command: string }>({
    severity: 'error',
    title: 'Text from the network is run',
    message: ({ command }) => `“${command}” runs whatever the network sends at that moment.`,
    help: () => 'Save the file, show how to check it (a checksum, a look at it), and run it in a step of its own.',
    why: 'Nobody can say today what such a command does tomorrow, and a broken connection runs half of it.',
    wrong: '```sh changes\ncurl -fsSL https://example.org/install.sh | sh\n```',
    right: '```sh changes because="the script was read; it installs one package"\nsh /tmp/install.sh\n```',
  }),
  'command/bad-placeholder': define<{ found: string; suggestion: string }>({
    severity: 'warning',
    title: 'Placeholder in another style',
    message: ({ found, suggestion }) => `“${found}” looks like something to fill in; placeholders are written “${suggestion}”.`,
    help: () => 'Write <name> without blanks. If two redirections are meant, put blanks around them: cat < in > out.',
    why: 'Pages show placeholders as such and the tool asks for their values; any other style is copied as it stands and fails.',
    wrong: '```sh read-only\ndocker inspect {{id}}\n```',
    right: '```sh read-only\ndocker inspect <container>\n```',
  }),
  'command/unset-variable': define<{ name: string }>({
    severity: 'warning',
    title: 'Variable that the block never sets',
    message: ({ name }) => `“$${name}” is not set in this block, so the shell puts nothing in its place.`,
    help: ({ name }) => `Set it in the block, or write a placeholder: <${name.toLowerCase().replaceAll('_', '-')}>.`,
    why: 'Each block is copied alone, often into a fresh terminal. `rm -rf "$dir"/*` with an empty `dir` deletes from the root.',
    wrong: '```sh read-only\ndocker inspect "$CONTAINER"\n```',
    right: '```sh read-only\ndocker inspect <container>\n```',
  }),
  'command/prompt': define<{ found: string }>({
    severity: 'error',
    title: 'Prompt before a command',
    message: ({ found }) => `The line begins with the prompt “${found}”, which the shell would take for a command.`,
    help: () => 'Remove the prompt, and move the output into an “output” fence below.',
    why: 'Copy buttons give the text of the block as it stands.',
    wrong: '```sh read-only\n$ docker ps\n```',
    right: '```sh read-only\ndocker ps\n```',
  }),
};
