import type { Command } from 'commander';
import type { Run } from '../command-line.ts';
import type { BuildCommandOptions } from '../commands/build.ts';
import type { NewOptions } from '../commands/new.ts';
import type { DriftOptions } from '../commands/pointers-drift.ts';
import { affected, collect, examples, oneOf, withCommon } from './options.ts';

/** The commands of a contributor, and of whoever publishes the site. */
export function defineWriting(program: Command, run: Run): void {
  defineNew(program, run);
  defineCheck(program, run);
  defineBuild(program, run);
  defineServe(program, run);
  definePointers(program, run);
}

function defineNew(program: Command, run: Run): void {
  const command = program.command('new')
    .summary('begin an incident record from a log')
    .description('Writes content/incidents/<id>.md: all sections, the signature proposed from the log, the log as sample without its secrets.\nAsks on a terminal for what is not given. `leadline check` then names what is left to write.')
    .option('--id <id>', 'id of the record, its file name; by default made from the title')
    .option('--title <text>', 'the failure as a person sees it')
    .option('--component <name>', 'the component at fault, e.g. containerd; by default the program that the log names')
    .addOption(oneOf('--severity <word>', 'how bad it is while it lasts', ['outage', 'degraded', 'nuisance']))
    .addOption(affected())
    .option('--source <url>', 'a public thread or document; may be given several times', collect)
    .option('--log <file>', 'the log; by default standard input')
    .option('--print', 'print the record, write nothing')
    .option('--anyway', 'also where a record knows this log already');
  examples(withCommon(command, { json: true }), [
    ['leadline new', 'asks'],
    ['leadline new --title "dockerd dies: no space left" --log daemon.log', ''],
    ['journalctl -u docker -n 200 | leadline new --id dockerd-no-space --print', 'look first'],
  ]).action((options: NewOptions & { root?: string; json?: boolean }) =>
    run(options, async (context) => (await import('../commands/new.ts')).newCommand(context, options)));
}

function defineCheck(program: Command, run: Run): void {
  const command = program.command('check')
    .summary('check all content')
    .description('Compiles and links every content file and reports all that is wrong with it, with the place and what to do.\nExit code 0: no errors. 1: errors.')
    .addOption(oneOf('--format <name>', 'how to print it', ['text', 'github', 'json']))
    .option('--collisions', 'print which samples and healthy logs which signatures match, and who comes near');
  examples(withCommon(command, { json: true }), [
    ['leadline check', ''],
    ['leadline check --collisions', 'the table of samples against signatures'],
    ['leadline check --format github', 'annotations in a GitHub workflow'],
    ["leadline check --json | jq '.diagnostics[].code'", ''],
  ]).action((options: { root?: string; json?: boolean; format?: string; collisions?: boolean }) => {
    const json = options.json === true || options.format === 'json';
    return run({ ...options, json }, async (context) => (await import('../commands/check.ts')).checkCommand(context, {
      format: options.format === 'github' ? 'github' : 'text', collisions: options.collisions === true,
    }));
  });
}

function defineBuild(program: Command, run: Run): void {
  const command = program.command('build')
    .summary('build the site')
    .description('Checks the content and builds the site; the old one stays until the new one is whole, and stays where content has errors.')
    .option('-o, --out <dir>', 'where the site goes (default: dist)')
    .option('--excerpts', 'show the lines of the sources below each verified pointer, with their licence, for readers without a network')
    .option('--git <owner/name=path>', 'where a clone for --excerpts lies; may be given several times', collect);
  examples(withCommon(command, { json: true }), [
    ['leadline build', ''],
    ['leadline build --out /srv/leadline', ''],
    ['leadline build --excerpts --git moby/moby=../moby', 'with source lines'],
  ]).action((options: BuildCommandOptions & { root?: string; json?: boolean }) =>
    run(options, async (context) => (await import('../commands/build.ts')).buildCommand(context, options)));
}

function defineServe(program: Command, run: Run): void {
  const command = program.command('serve [dir]')
    .summary('serve the built site')
    .description('Serves a built site (default: dist) to this machine until Ctrl-C. The next free port is taken unless --port names one.')
    .option('-p, --port <number>', 'port; 0 takes any free one (default: 4321 or the next free one)')
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets others read too (default: 127.0.0.1)');
  examples(withCommon(command, { json: false }), [
    ['leadline build && leadline serve', ''],
    ['leadline serve --port 8080 --host 0.0.0.0', ''],
  ]).action((folder: string | undefined, options: { root?: string; port?: string; host?: string }) =>
    run(options, async (context) => (await import('../commands/serve.ts')).serveCommand(context, folder, options)));
}

function definePointers(program: Command, run: Run): void {
  const pointers = program.command('pointers').summary('look up source pointers').description('Works on the source pointers of the content.');
  const command = pointers.command('verify')
    .summary('look every pointer up in clones of the sources')
    .description('Looks every source pointer up in local clones and writes content/pointers.lock.json. Pointers without a clone keep what was found before.\nExit code 1: a pointer is wrong, or a clone cannot be used.')
    .option('--git <owner/name=path>', 'where a clone lies; may be given several times', collect)
    .option('--notes', 'print what only informs, such as pointers into vendored copies')
    .option('--dry-run', 'write nothing');
  examples(withCommon(command, { json: true }), [
    ['leadline pointers verify --git moby/moby=../moby', ''],
  ]).action((options: { root?: string; json?: boolean; git?: readonly string[]; notes?: boolean; dryRun?: boolean }) =>
    run(options, async (context) => {
      const [{ verifyCommand }, { projectOf }] = await Promise.all([import('../commands/pointers.ts'), import('../context.ts')]);
      return verifyCommand({ ...context.terminal.style, root: projectOf(context, 'write'), git: options.git ?? [], write: options.dryRun !== true, notes: options.notes === true });
    }));
  defineDrift(pointers, run);
}

function defineDrift(pointers: Command, run: Run): void {
  const command = pointers.command('drift [name...]')
    .summary('what became of pointers at another version')
    .description('Looks the pointers of the content up at another version: which moved, changed or vanished, and which files and stages need a look. Lines that moved inside their file need none.\nName incidents, runbooks, start-up orders or steps to look at their pointers only. Writes nothing.\nExit code 1: something needs a look.')
    .requiredOption('--to <tag>', 'the tag or full commit id to look at; owner/name@tag for one repository')
    .option('--from <tag>', 'only pointers at this tag or commit')
    .option('--git <owner/name=path>', 'where a clone lies; may be given several times', collect)
    .option('--all', 'print also what needs no look');
  examples(withCommon(command, { json: true }), [
    ['leadline pointers drift --git moby/moby=../moby --from v28.5.2 --to docker-v29.7.2', 'before writing the order of a new version'],
    ['leadline pointers drift --git moby/moby=../moby --to v28.5.2 stale-docker-pid-file', ''],
  ]).action((names: readonly string[], options: DriftOptions & { root?: string; json?: boolean }) =>
    run(options, async (context) => (await import('../commands/pointers-drift.ts')).driftCommand(context, names, options)));
}
