// What `npm start`, `npm test` and the other npm scripts call: node bin/project.mjs <command> [arguments]
// It runs on Node 18 and later with nothing installed, installs what is missing, and continues on a newer Node.
import { join } from 'node:path';
import { installPackages } from './install.mjs';
import { findNode, noNodeMessage, program } from './node-for-leadline.mjs';
import { run } from './run.mjs';

const cli = 'bin/leadline.mjs';

/** Each command is a list of programs that run one after the other until one fails; arguments go to the last. */
const commands = {
  start: [[cli, 'build'], [cli, 'serve']],
  build: [[cli, 'build']],
  check: [[cli, 'check']],
  dev: [['node_modules/astro/bin/astro.mjs', 'dev']],
  types: [['node_modules/typescript/bin/tsc', '-p', 'src/core'], ['node_modules/typescript/bin/tsc', '-p', '.']],
  test: [['src/node/run-tests.ts']],
  bench: [['src/bench/main.ts']],
  schema: [['src/node/write-schemas.ts']],
};

/** Nothing that a developer runs here calls home. */
const env = { ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DISABLE_UPDATE_CHECK: 'true' };

async function main([name, ...args]) {
  const programs = commands[name];
  if (!programs) {
    console.error(`Unknown command ${name ?? '(none)'}; there are: ${Object.keys(commands).join(', ')}`);
    return 2;
  }
  const installed = await installPackages();
  if (installed !== 0) return installed;
  const node = findNode();
  if (!node) {
    console.error(noNodeMessage);
    return 2;
  }
  for (const [index, [file, ...rest]] of programs.entries()) {
    const code = await run(node, [join(program, file), ...rest, ...(index === programs.length - 1 ? args : [])], { env, cwd: program });
    if (code !== 0) return code;
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
