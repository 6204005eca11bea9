import { readdirSync, readFileSync } from 'node:fs';
import { compileStartupOrder } from '../../../../src/core/startup/compile.ts';
import type { StartupOrder } from '../../../../src/core/startup/startup-order.ts';

const folder = new URL('../../../../content/startup/', import.meta.url);

/** Every start-up order of the project. */
export const orders: readonly StartupOrder[] = readdirSync(folder).sort().flatMap((daemon) =>
  readdirSync(new URL(`${daemon}/`, folder)).sort().map((name) => {
    const path = `content/startup/${daemon}/${name}`;
    const text = readFileSync(new URL(`${daemon}/${name}`, folder), 'utf8');
    return compileStartupOrder({ path, text }, { pointers: {}, drawDiagram: async () => { throw new Error('no drawing here'); } } as never).value!;
  }));
