import { compileLocator, type LocateOptions } from '../../core/startup/locate/locate.ts';
import type { LocatedStart } from '../../core/startup/locate/location.ts';
import type { Catalogue } from '../../node/catalogue.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { brokenNote, catalogueOf, type Context } from '../context.ts';
import { isStdin, readLog } from '../read-log.ts';
import { noStartText, startText } from '../text/locate-text.ts';
import { joined } from '../text/page.ts';

export interface LocateCommandOptions {
  /** Versions that run, by daemon as typed. */
  readonly versionOf?: Readonly<Record<string, string>>;
}

/** `leadline locate`: how far each start in a log got, what it waits for, and what can still be seen. */
export async function locateCommand(context: Context, file: string | undefined, options: LocateCommandOptions): Promise<CommandResult> {
  const version = versionsOf(options.versionOf);
  const text = await readLog(file, context.terminal);
  const catalogue = await catalogueOf(context);
  const location = compileLocator(await catalogue.locateIndex()).locate(text, { version, incidents: incidentsOf(catalogue) });
  const { style } = context.terminal;
  const notes = brokenNote(catalogue);
  const source = { ...(!isStdin(file) && { file }), catalogue };
  return {
    text: joined(location.starts.length > 0
      ? location.starts.map((start, index) => startText(start, { ...source, isLast: isLastOfDaemon(location.starts, index) }, style))
      : [noStartText(location.programs, style)]),
    json: location,
    ...(notes && { notes }),
    exitCode: location.starts.length > 0 && location.starts.every((start, index) => start.state === 'healthy' || !isLastOfDaemon(location.starts, index)) ? 0 : 1,
  };
}

/** What came before the last start of a daemon is history. */
const isLastOfDaemon = (starts: readonly LocatedStart[], index: number): boolean =>
  !starts.slice(index + 1).some(({ daemon }) => daemon === starts[index]!.daemon);

/** `docker` is what people call dockerd. */
const daemonNames: Readonly<Record<string, 'dockerd' | 'containerd'>> = { docker: 'dockerd', dockerd: 'dockerd', moby: 'dockerd', containerd: 'containerd' };

function versionsOf(typed: LocateCommandOptions['versionOf'] = {}): NonNullable<LocateOptions['version']> {
  return Object.fromEntries(Object.entries(typed).map(([name, version]) => {
    const daemon = Object.hasOwn(daemonNames, name) ? daemonNames[name] : undefined;
    if (!daemon) throw new Problem(`There is no start-up order of a daemon called ${name}.`, 'Write --version-of dockerd=20.10.7 or --version-of containerd=1.6.33.');
    return [daemon, version];
  }));
}

/** The records that stop an order in a stage, as the catalogue knows them without comparing versions. */
const incidentsOf = ({ incidents }: Catalogue): NonNullable<LocateOptions['incidents']> => ({ daemon, file }, stage) =>
  incidents.filter((card) => card.stage === `${daemon}/${stage}` && card.stops.includes(file)).map(({ id }) => id);
