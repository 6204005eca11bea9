import { compileLocator } from '../startup/locate/locate.ts';
import type { LocatedStart } from '../startup/locate/location.ts';
import type { StartupIndex } from '../startup/locate/startup-index.ts';

/** A start in a paste, with the records that are known to stop it where it stands. */
export interface ReportedStart {
  readonly start: LocatedStart;
  readonly incidents: readonly { readonly id: string; readonly title: string }[];
}

/** Of more starts the last ones are shown: a daemon that cannot start is tried again and again. */
const most = 6;
/** Without any of these no start is in a text. */
const signs = ['dockerd', 'containerd', 'docker.service', 'level=', 'tarting daemon', 'start daemon', '"level"'] as const;

/** Whether a text may have a start of a daemon, so that the start-up orders are worth loading. */
export const mayHaveStart = (text: string): boolean => signs.some((sign) => text.includes(sign));

/** Prepares the index for locating starts. Made once; keeps nothing of a paste. */
export function compileStarts(index: StartupIndex): (text: string) => ReportedStart[] {
  const locator = compileLocator(index);
  const stops = new Map<string, string[]>();
  for (const { file, stage, id } of index.incidents) stops.set(`${file}#${stage}`, [...(stops.get(`${file}#${stage}`) ?? []), id]);
  const titles = new Map(index.incidents.map(({ id, title }) => [id, title]));
  return (text) => locator.locate(text, { incidents: ({ file }, stage) => stops.get(`${file}#${stage}`) ?? [] })
    .starts.slice(-most)
    .map((start) => ({ start, incidents: start.incidents.map((id) => ({ id, title: titles.get(id) ?? id })) }));
}
