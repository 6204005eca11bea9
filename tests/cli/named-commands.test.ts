import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCli } from './run-cli.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** `leadline match daemon.log --explain`, up to where a sentence or another program goes on. */
const mention = /\bleadline((?: [a-z]+){1,2})((?: [^\s`'"|)\\]*[^\s`'"|)\\.,;:](?=[\s`'"|)\\]|$))*)/g;
const help = new Map<string, string>();
const helpOf = (command: string): string => {
  if (!help.has(command)) help.set(command, runCli(project, [...command.split(' '), '--help']).stdout);
  return help.get(command)!;
};

test('every command and option that a text names is there', () => {
  const files = globSync(['src/**/*.{ts,astro,mjs}', 'content/**/*.md', 'runbooks/*.md', '*.md', 'bin/*.mjs'], { cwd: project });
  const commands = new Set(Array.from(runCli(project, ['--help']).stdout.matchAll(/^ {2}([a-z]+)\b/gm), ([, name]) => name!));
  let named = 0;
  for (const file of files) {
    for (const [text, words, rest] of readFileSync(join(project, file), 'utf8').matchAll(mention)) {
      const [command = '', sub = ''] = words!.trim().split(' ');
      const options = Array.from(rest!.matchAll(/(?<= )--[a-z][\w-]*/g), ([option]) => option);
      // “leadline” in a sentence is no command unless an option says so.
      if (!commands.has(command) && options.length === 0) continue;
      named++;
      assert.ok(commands.has(command), `${file}: ${text}: there is no command ${command}`);
      const page = helpOf(command === 'pointers' && ['verify', 'drift'].includes(sub) ? `${command} ${sub}` : command);
      for (const option of options) assert.match(page, new RegExp(`^  (?:-\\w, )?${option}\\b`, 'm'), `${file}: ${text}`);
    }
  }
  assert.ok(named > 100, `${named} were found`);
});
