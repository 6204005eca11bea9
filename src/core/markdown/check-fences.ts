import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Fence } from './document.ts';
import { fenceKindOf, fenceLanguages, languageAliases, logRoles } from './fence-kinds.ts';

/** Languages, words and options of all fences. The class of a command is checked where commands are compiled. */
export function checkFences(fences: readonly Fence[]): Diagnostic[] {
  return fences.flatMap(checkFence);
}

function checkFence(fence: Fence): Diagnostic[] {
  const { language, place } = fence;
  if (language === '') return [diagnostic('fence/no-language', place, { indented: fence.firstLine === place.line })];
  const kind = fenceKindOf(language);
  if (!kind) {
    const suggestion = languageAliases.get(language.toLowerCase()) ?? suggest(language, fenceLanguages);
    return [diagnostic('fence/unknown-language', place, { found: language, known: fenceLanguages, ...(suggestion && { suggestion }) })];
  }
  const found: Diagnostic[] = [];
  const roles = fence.words.filter((word) => logRoles.includes(word.text));
  if (kind.words !== 'command') {
    for (const word of fence.words) {
      if (kind.words.includes(word.text)) continue;
      const suggestion = suggest(word.text, kind.words);
      found.push(diagnostic('fence/unknown-word', word.place, {
        found: word.text, language, known: kind.words, ...(suggestion && { suggestion }),
      }));
    }
    if (language === 'log' && roles.length !== 1 && found.length === 0) {
      found.push(diagnostic('fence/log-role', place, { roles: roles.map((role) => role.text) }));
    }
  }
  for (const option of fence.options) {
    if (kind.options.includes(option.key)) continue;
    const suggestion = suggest(option.key, kind.options);
    found.push(diagnostic('fence/unknown-option', option.place, {
      found: option.key, language, known: kind.options, ...(suggestion && { suggestion }),
    }));
  }
  return found;
}
