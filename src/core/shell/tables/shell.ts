import { table } from '../entry.ts';
import { definesAlias, runsShell, runsWords, setsVariables, sourcesFile, trapsSignals } from '../judges/shell.ts';

/** Builtins of the shell, and shells. */
export const shell = table([
  ['echo printf true false : test [ [[ pwd', 'read-only', 'only prints or compares'],
  ['cd pushd popd dirs shift return exit logout break continue wait jobs fg bg disown times', 'read-only', 'only steers this shell'],
  ['read getopts let unset set shopt umask ulimit', 'read-only', 'only sets up this shell'],
  ['readarray mapfile', 'read-only', 'only sets up this shell', { valued: '-d -n -O -s -u -C -c', rules: [['-C', 'unknown', 'runs a command for each line']] }],
  ['hash', 'read-only', 'tells where commands are', { rules: [['-p', 'unknown', 'makes a name mean another program']] }],
  ['type which whereis whatis apropos help man info', 'read-only', 'tells what a command is'],
  ['export declare typeset local readonly', 'read-only', 'sets variables of this shell', { judge: setsVariables }],
  ['alias', 'read-only', 'lists aliases', { judge: definesAlias }],
  ['unalias', 'read-only', 'forgets an alias'],
  ['history', 'read-only', 'lists the commands of this shell', { rules: [['-c -d', 'destroys', 'deletes the record of what was typed']] }],
  ['trap', 'read-only', 'sets what happens on a signal', { judge: trapsSignals }],
  ['eval', 'read-only', 'runs nothing', { leading: true, judge: runsWords }],
  ['source .', 'read-only', 'reads nothing', { leading: true, judge: sourcesFile }],
  ['sh bash dash ash ksh zsh rbash', 'read-only', 'runs nothing', { leading: true, valued: '-o -O --rcfile --init-file', judge: runsShell }],
]);
