import { join } from '../entry.ts';
import { containerd } from './containerd.ts';
import { docker } from './docker.ts';
import { files } from './files.ts';
import { kubernetes } from './kubernetes.ts';
import { network } from './network.ts';
import { packages } from './packages.ts';
import { processes } from './processes.ts';
import { services } from './services.ts';
import { shell } from './shell.ts';
import { storage } from './storage.ts';
import { system } from './system.ts';
import { text } from './text.ts';
import { git } from './git.ts';
import { wrappers } from './wrappers.ts';

/** Every command that the tool knows. */
export const commands = join(
  shell,
  wrappers,
  text,
  files,
  storage,
  processes,
  services,
  system,
  network,
  packages,
  docker,
  containerd,
  kubernetes,
  git,
);
