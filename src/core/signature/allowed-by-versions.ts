import { inRange } from '../incident/versions.ts';
import type { Signature } from './signature.ts';

/** For `MatchOptions.only`: whether a signature is printed by the versions that run, e.g. `{ docker: '20.10.7' }`. Unknown versions rule nothing out. */
export function allowedByVersions(versions: Readonly<Record<string, string>>): (signature: Signature) => boolean {
  return (signature) =>
    Object.entries(signature.versions).every(([product, range]) => {
      const version = versions[product];
      return version === undefined || inRange(product, version, range);
    });
}
