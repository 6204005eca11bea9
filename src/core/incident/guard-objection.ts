import type { Guard } from './guard.ts';
import { productOf } from './products.ts';
import { normaliseVersion } from './version-number.ts';
import { inRange } from './versions.ts';

/**
 * Why a guard does not hold for these versions, as a sentence; `undefined` where it does, or where nothing is known of its products.
 *
 * @param known versions by product, in any form that people write
 */
export function guardObjection({ versions }: Pick<Guard, 'versions'>, known: Readonly<Record<string, string>>): string | undefined {
  for (const [name, version] of Object.entries(known)) {
    const product = productOf(name);
    const range = product && versions[product];
    if (product && range !== undefined && normaliseVersion(version) !== undefined && !inRange(product, version, range)) {
      return `Does not hold for ${name} ${version}: only for ${product} ${range}.`;
    }
  }
  return undefined;
}
