import { productOfDaemon } from '../incident/products.ts';
import { compareVersions } from '../incident/version-number.ts';
import { inRange } from '../incident/versions.ts';
import { byText } from '../order.ts';
import { isCommitId } from '../source/permalink.ts';
import type { StartupOrder } from './startup-order.ts';

/** What an order's version is read from. */
export type OrderName = Pick<StartupOrder, 'daemon' | 'version' | 'title'>;

/** How people name the version: a tag without its prefix; for a bare commit what its title says, else its first digits. */
export function versionName({ version, title }: OrderName): string {
  if (!isCommitId(version)) return version.replace(/^(?:docker-)?v/, '');
  return /\bv?(\d+\.\d+[\w.-]*)/.exec(title)?.[1] ?? version.slice(0, 10);
}

/** Older first: 1.12.3, 17.03.2-ce, 29.0.0. */
export const byVersion = (a: OrderName, b: OrderName): number => compareVersions(versionName(a), versionName(b)) || byText(a.version, b.version);

/** Whether an incident that affects these versions can stop this order; yes where either does not say. */
export function canAffect(affects: Readonly<Record<string, string | undefined>>, order: OrderName): boolean {
  const range = affects[productOfDaemon[order.daemon]];
  const version = versionName(order);
  if (range === undefined || !version.includes('.')) return true;
  return inRange(productOfDaemon[order.daemon], version, range);
}

/** Whether an incident says that it affects the version of this order; no where it says nothing of the product. */
export function saysItAffects(affects: Readonly<Record<string, string | undefined>>, order: OrderName): boolean {
  return affects[productOfDaemon[order.daemon]] !== undefined && versionName(order).includes('.') && canAffect(affects, order);
}
