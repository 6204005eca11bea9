import GithubSlugger from 'github-slugger';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { CommandBlock } from '../incident/incident.ts';
import type { Document } from '../markdown/document.ts';

/** What is wrong with a runbook as a document, apart from its tree. */
export function checkDocument(document: Document, commands: readonly CommandBlock[]): Diagnostic[] {
  return [...checkSteps(document), ...checkHeadings(document), ...checkIntroduction(commands), ...checkLogs(document)];
}

function checkSteps(document: Document): Diagnostic[] {
  return document.sections.length > 0 ? [] : [diagnostic('runbook/no-steps', { file: document.file, line: 1, column: 1 }, {})];
}

function checkHeadings(document: Document): Diagnostic[] {
  const first = new Map<string, Place>();
  return document.headings.flatMap(({ title, slug, depth, place }) => {
    const wanted = new GithubSlugger().slug(title);
    const earlier = first.get(wanted);
    if (!earlier) first.set(wanted, place);
    if (title === '' || depth !== 2 || slug === wanted) return [];
    return [diagnostic('runbook/duplicate-heading', place, { title, slug }, { related: earlier ? [{ note: 'the first', place: earlier }] : [] })];
  });
}

function checkIntroduction(commands: readonly CommandBlock[]): Diagnostic[] {
  return commands.filter(({ section }) => section === '').map((command) => diagnostic('runbook/command-before-steps', command.place, { class: command.class }));
}

function checkLogs(document: Document): Diagnostic[] {
  return document.fences.flatMap(({ language, words, place }) => {
    const role = language === 'log' ? words.find(({ text }) => text === 'signature' || text === 'not')?.text : undefined;
    return role === undefined ? [] : [diagnostic('runbook/signature', place, { role })];
  });
}
