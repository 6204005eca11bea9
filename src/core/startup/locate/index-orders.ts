import { byVersion, versionName } from '../order-version.ts';
import type { StartupOrder } from '../startup-order.ts';
import type { NormalisedPaste } from '../../signature/normalise.ts';
import { compileLocator, type LocateOptions } from './locate.ts';
import type { Location } from './location.ts';
import { makeIndex, type LocateIndex } from './locate-index.ts';

/** The index of any number of compiled orders. */
export const indexOrders = (orders: readonly StartupOrder[]): LocateIndex =>
  makeIndex([...orders].sort(byVersion).map((order) => ({ ...order, name: versionName(order) })));

/** How far each start in a log got, by these orders. For more than one log, make the locator once. */
export const locate = (text: string | NormalisedPaste, orders: readonly StartupOrder[], options?: LocateOptions): Location =>
  compileLocator(indexOrders(orders)).locate(text, options);
