import { Option, type Command } from 'commander';
import type { Run } from '../command-line.ts';
import type { ListOptions } from '../commands/list.ts';
import type { LocateCommandOptions } from '../commands/locate.ts';
import type { MatchOptions } from '../commands/match.ts';
import type { WalkOptions } from '../commands/walk.ts';
import { daemonVersions, examples, oneOf, productVersions, withCommon } from './options.ts';

/** The commands of a person on call. Each loads its own code when it is called. */
export function defineReading(program: Command, run: Run): void {
  defineMatch(program, run);
  defineLocate(program, run);
  defineShow(program, run);
  defineWalk(program, run);
  defineCompare(program, run);
  defineList(program, run);
}

type MatchChoice = MatchOptions & { root?: string; json?: boolean; batch?: boolean; follow?: boolean };

function defineMatch(program: Command, run: Run): void {
  const command = program.command('match [file]')
    .summary('name the known error that a log shows')
    .description('Compares a log with the signature of every record. Goroutine dumps, the output of strace, systemctl status, docker info and docker version are read, too; versions in them narrow the answer. Reads standard input where no file or - is given; .gz files are unpacked.\nA log may be of any length: from 4 MB on it is searched for known errors as it comes, and kept nowhere; a dump or trace belongs at its beginning.\nExit code 0: known, a signature holds. 1: similar, parts of one are there; or unknown.')
    .option('--explain', 'say for each line of the signatures whether and where it was found')
    .addOption(new Option('--batch', 'read lines of JSON, {"text": …}, and write one for each, with all other keys, "verdict" and "matches"; exit code 2: some had no text').conflicts(['explain', 'follow']))
    .addOption(new Option('--follow', 'read on as the log is written, and say each known record once; --json: as lines').conflicts(['explain']))
    .addOption(productVersions('leave out signatures that other versions print, e.g. dockerd=20.10.7'));
  examples(withCommon(command, { json: true }), [
    ['leadline match /var/log/docker.log', 'a file'],
    ['journalctl -u docker -n 2000 | leadline match', 'the journal\'s end'],
    ['leadline match', 'paste, then Ctrl-D'],
    ['leadline match daemon.log --explain', 'why, or why not'],
    ['leadline match goroutine-stacks-2026-11-25T031402Z.log', 'what a hanging daemon waits for'],
    ["leadline match daemon.log --json | jq -r '.candidates[].id'", ''],
    ['journalctl -fu docker | leadline match --follow', 'until Ctrl-C'],
    ["jq -c '{id: .number, text: .body}' issues.ndjson | leadline match --batch", ''],
  ]).action((file: string | undefined, options: MatchChoice) => {
    // Lines of JSON are written as they come.
    if (options.batch) return run({ ...options, json: false }, async (context) => (await import('../commands/match-batch.ts')).matchBatchCommand(context, file, options));
    if (options.follow) return run({ ...options, json: false }, async (context) => (await import('../commands/match-follow.ts')).matchFollowCommand(context, file, options));
    return run(options, async (context) => (await import('../commands/match.ts')).matchCommand(context, file, options));
  });
}

function defineLocate(program: Command, run: Run): void {
  const command = program.command('locate [file]')
    .summary('say how far a daemon\'s start got')
    .description('Reads a daemon\'s log from its start and says for each start in it: the steps passed, the last one reached, the next ones and what they wait for,\nand what can still be observed. Reads standard input where no file or - is given; .gz files are unpacked.\nExit code 0: the last start of each daemon is healthy. 1: it is not, or there is none.')
    .addOption(daemonVersions('the version that runs, where the log does not say it, e.g. dockerd=20.10.7'));
  examples(withCommon(command, { json: true }), [
    ['leadline locate /var/log/docker.log', 'a file'],
    ['journalctl -u docker -b | leadline locate', 'this boot\'s starts'],
    ['leadline locate daemon.log --version-of dockerd=20.10.7', 'hold it against that version'],
    ["leadline locate daemon.log --json | jq -r '.starts[].last'", ''],
  ]).action((file: string | undefined, options: LocateCommandOptions & { root?: string; json?: boolean }) =>
    run(options, async (context) => (await import('../commands/locate.ts')).locateCommand(context, file, options)));
}

function defineShow(program: Command, run: Run): void {
  const command = program.command('show <id>')
    .summary('read a record, a runbook or a start-up order')
    .description('Prints an incident record, a runbook or a start-up order, whole or one section of it; or one step of a start through all versions.');
  examples(withCommon(command, { json: true }), [
    ['leadline show containerd-restore-fatal-eof', 'a whole record'],
    ['leadline show containerd-restore-fatal-eof#confirm', 'one section'],
    ['leadline show dockerd-does-not-answer', 'a runbook'],
    ['leadline show dockerd/v1.12.3', 'a start-up order'],
    ['leadline show dockerd/v1.12.3#restore-containers', 'one of its steps'],
    ['leadline show dockerd/restore-containers', 'that step in all versions'],
    ['leadline show containerd-restore-fatal-eof | less -R', ''],
  ]).action((id: string, options: { root?: string; json?: boolean }) =>
    run(options, async (context) => (await import('../commands/show.ts')).showCommand(context, id)));
}

function defineCompare(program: Command, run: Run): void {
  const command = program.command('compare <daemon> <from> <to>')
    .summary('compare the start of two versions of a daemon')
    .description('Says what moved, appeared and went in the start of a daemon from one version to another, and which messages, waits, reads and things to be seen changed.');
  examples(withCommon(command, { json: true }), [
    ['leadline compare dockerd v18.09.9 v20.10.27', ''],
    ['leadline compare containerd 1.7.27 2.3.4 | less -R', ''],
    ["leadline compare dockerd 24.0 28.5 --json | jq '.stages[].state'", ''],
  ]).action((daemon: string, from: string, to: string, options: { root?: string; json?: boolean }) =>
    run(options, async (context) => (await import('../commands/compare.ts')).compareCommand(context, daemon, from, to)));
}

function defineWalk(program: Command, run: Run): void {
  const command = program.command('walk <runbook>')
    .summary('walk a runbook, one question at a time')
    .description('Asks one question at a time and keeps the trail of your answers, for the ticket. Where there is no terminal it prints the whole runbook, or where --answers lead.')
    .option('--answers <numbers>', 'answers by number, e.g. 1,2,1')
    .option('--trail <fragment>', 'go on where a trail ended, e.g. the #walk=… of a page\'s address')
    .addOption(productVersions('say which commands do not hold for this version, e.g. docker=1.13.1'));
  examples(withCommon(command, { json: false }), [
    ['leadline walk dockerd-does-not-answer', 'ask'],
    ['leadline walk dockerd-does-not-answer --answers 1,2', 'where that leads'],
    ["leadline walk dockerd-does-not-answer --trail '#walk=…'", 'go on'],
    ['leadline walk dockerd-does-not-answer | less', 'the whole runbook'],
  ]).action((id: string, options: WalkOptions & { root?: string }) =>
    run(options, async (context) => (await import('../commands/walk.ts')).walkCommand(context, id, options)));
}

function defineList(program: Command, run: Run): void {
  const command = program.command('list [kind]')
    .summary('list records, runbooks and start-up orders')
    .description('Lists what there is; kind is incidents, runbooks or startup. In a pipe: one line each, its columns separated by tabs\n(kind, id, severity, status, component, title). A filter leaves only incidents. Exit code 1: nothing fits.')
    .option('--component <name>', 'only records of this component, e.g. containerd')
    .addOption(oneOf('--severity <word>', 'only records of this severity', ['outage', 'degraded', 'nuisance']))
    .addOption(oneOf('--status <word>', 'only records with this status', ['open', 'known-error', 'fixed', 'retired']))
    .addOption(productVersions('only records that affect this version, e.g. docker=20.10.7'));
  examples(withCommon(command, { json: true }), [
    ['leadline list', 'everything'],
    ['leadline list --component containerd --severity outage', ''],
    ['leadline list --version-of docker=20.10.7', 'what can hit this host'],
    ['leadline list runbooks', ''],
    ["leadline list --json | jq -r '.[].id'", ''],
  ]).action((kind: string | undefined, options: ListOptions & { root?: string; json?: boolean }) =>
    run(options, async (context) => (await import('../commands/list.ts')).listCommand(context, kind, options)));
}
