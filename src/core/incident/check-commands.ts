import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { Document } from '../markdown/document.ts';
import type { CommandBlock } from './incident.ts';

/** Evidence before change: what a record must have before it may change or destroy anything. */
export function checkCommands(document: Document, commands: readonly CommandBlock[]): Diagnostic[] {
  const titleOf = new Map(document.sections.map((section) => [section.slug, section.title]));
  const isIn = (command: CommandBlock, title: string) => titleOf.get(command.section) === title;
  const hasRollBack = document.sections.some((section) => section.title === 'Roll back');
  const found: Diagnostic[] = [];
  let confirmed = false;
  for (const command of commands) {
    if (isIn(command, 'Confirm') && command.class !== 'read-only') {
      found.push(diagnostic('incident/confirm-changes', command.place, { class: command.class }));
    }
    if (command.class === 'destroys') {
      if (!hasRollBack) found.push(diagnostic('incident/destroys-without-roll-back', command.place, {}));
      if (!confirmed) found.push(diagnostic('incident/destroys-without-confirm', command.place, {}));
    }
    confirmed ||= isIn(command, 'Confirm') && command.class === 'read-only';
  }
  return found;
}
