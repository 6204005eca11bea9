import type { Judge } from '../entry.ts';
import { findOption } from '../options.ts';

const hostDoors = '-v --volume --mount --volumes-from --privileged --pid=host --device --cap-add --userns=host --ipc=host';

/** `docker run`: its command counts where the new container can reach the host's files or processes. */
export const runsContainer: Judge = (call, host) => {
  host.report('changes', 'creates and starts a container');
  // A service of compose has its volumes from the file.
  if (!call.name.includes('compose') && !findOption(call.options, hostDoors)) return;
  const entrypoint = findOption(call.options, '--entrypoint');
  const command = call.operands.slice(1);
  if (entrypoint?.valueWord) host.run([entrypoint.valueWord, ...command]);
  else if (command[0] && !command[0].value.startsWith('-')) host.run(command);
};

/** `kubectl drain`. */
export const drainsNode: Judge = (call, host) => {
  const hard = findOption(call.options, '--force --delete-emptydir-data --delete-local-data --disable-eviction', true);
  if (hard) host.report('destroys', 'ends pods that nothing starts again, or deletes their local data', `${call.name} ${hard.name}`);
};
