import type { Judge } from '../entry.ts';
import { findOption } from '../options.ts';
import { hasPlaceholder } from '../placeholders.ts';

/** `tee`: writes each operand. */
export const writesOperands: Judge = (call, host) => {
  const how = findOption(call.options, '-a --append', true) ? 'appends' : 'replaces';
  for (const file of call.operands) host.write(file, how);
};

/** A command that only reads, but for the file that one of these options names. */
export function writesTo(options: string, how: 'replaces' | 'creates' = 'creates'): Judge {
  return (call, host) => {
    const option = findOption(call.options, options, true);
    if (option?.value !== undefined) host.write(option.valueWord ?? option.value, how);
  };
}

/** A command that saves under the name in its last operand, and prints when there are fewer than `least`. */
export function writesLastOperand(least: number): Judge {
  return (call, host) => {
    const last = call.operands.at(-1);
    if (call.operands.length >= least && last) host.write(last, 'replaces');
  };
}

/** `cp`: copying nothing over a file empties it. */
export const copies: Judge = (call, host) => {
  const last = call.operands.at(-1);
  if (call.operands[0]?.value === '/dev/null' && last) host.write(last, 'empties');
  else if (last && /^\/dev\/(?!null|shm|stdout|stderr)/.test(last.value)) host.write(last, 'replaces');
};

/** `mv x /dev/null`: as good as deleting. */
export const moves: Judge = (call, host) => {
  if (call.operands.at(-1)?.value === '/dev/null') host.report('destroys', 'throws the file away when it moves it to /dev/null');
};

/** `truncate`. */
export const truncates: Judge = (call, host) => {
  for (const file of call.operands) host.write(file, 'empties');
};

/** `dd of=`: what the name stands for may be a disk. */
export const copiesBlocks: Judge = (call, host) => {
  const output = call.operands.find((word) => word.value.startsWith('of='));
  if (!output) return;
  const path = output.value.slice(3);
  if (/^["']?\$/.test(path) || (hasPlaceholder(path) && !path.startsWith('/'))) {
    return host.report('destroys', 'overwrites what its of= names, which can be a disk', `${call.name} of=`);
  }
  host.write(path, 'replaces');
};

/** `tar`, with its old style of options too (`tar xzf x`). */
export const archives: Judge = (call, host) => {
  const [first] = call.words;
  const old = first && !first.value.startsWith('-') && /^[A-Za-z]+$/.test(first.value) ? first.value : '';
  const has = (letters: string, long: string): boolean =>
    [...letters].some((letter) => old.includes(letter)) || findOption(call.options, `${[...letters].map((letter) => `-${letter}`).join(' ')} ${long}`, true) !== undefined;
  const helper = findOption(call.options, '-I --use-compress-program --to-command --checkpoint-action --info-script --new-volume-script -F --rsh-command');
  if (helper && !/^(pigz|gzip|zstd|xz|pixz|bzip2|pbzip2|lz4)( |$)/.test(helper.value ?? '') && !/^(echo|dot|bell|sleep|ttyout)\b/.test(helper.value ?? '')) {
    return host.report('unknown', 'runs another program', `${call.name} ${helper.name}`);
  }
  if (has('', '--remove-files')) return host.report('destroys', 'deletes the files that it has packed', `${call.name} --remove-files`);
  if (has('', '--delete')) return host.report('destroys', 'deletes from an archive', `${call.name} --delete`);
  if (has('x', '--extract --get')) {
    return has('O', '--to-stdout') ? host.report('read-only', 'prints files of an archive') : host.report('changes', 'unpacks files, and replaces those of the same name');
  }
  if (has('ruA', '--append --update --concatenate --catenate')) return host.report('changes', 'adds to an archive');
  if (!has('c', '--create')) return;
  const file = old ? (old.includes('f') ? call.operands[1]?.value : undefined) : findOption(call.options, '-f --file')?.value;
  if (file !== undefined) host.write(file, 'creates');
  else host.report('read-only', 'prints an archive');
};

/** `mount` without operands lists. */
export const mounts: Judge = (call, host) => {
  if (call.operands.length === 0 && !findOption(call.options, '-a --all')) host.report('read-only', 'lists what is mounted');
};

/** Reads without operands, sets with one: `hostname`, `domainname`. */
export const setsWithOperand: Judge = (call, host) => {
  if (call.operands.length > 0) host.report('changes', `sets it to ${call.operands[0]?.value.slice(0, 60)}`);
};
