/**
 * Chinese, Japanese, Thai and their like put no blanks between words, at which alone Pagefind parts them. So each of their characters is
 * indexed as a word of its own, and asked for as one; that the characters stand side by side is seen in the text of what was found.
 */
const scripts = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]\\p{M}*';
const unspaced = new RegExp(scripts, 'u');
const before = new RegExp(`(?<=\\S)(?<![\\p{Ps}\\p{Pi}])(?=${scripts})`, 'gu');
const after = new RegExp(`(?<=${scripts}\\p{P}*)(?=[\\p{L}\\p{N}\\p{Ps}\\p{Pi}])`, 'gu');
const between = new RegExp(`(?<=${scripts}\\p{P}*) (?=\\p{P}*${scripts})`, 'gu');
const around = new RegExp(`(?<=${scripts}\\p{P}*) | (?=\\p{P}*${scripts})`, 'gu');
const runs = new RegExp(`(?:${scripts})+`, 'gu');

export const hasUnspaced = (text: string): boolean => unspaced.test(text);

/** With blanks around each character of such a script; a closing punctuation mark stays at it. */
export const spaceOut = (text: string): string => (hasUnspaced(text) ? text.replace(before, ' ').replace(after, ' ') : text);

/** For a reader: without the blanks that `spaceOut` put between two such characters. */
export const closeUp = (text: string): string => (hasUnspaced(text) ? text.replace(between, '') : text);

/** For comparing: without any blank beside such a character, written or put there. */
export const withoutBlanks = (text: string): string => (hasUnspaced(text) ? text.replace(around, '') : text);

/** The pairs of neighbours in each run of such characters: most words are that long. */
export function pairsOf(text: string): string[] {
  return (text.match(runs) ?? []).flatMap((run) => {
    const characters = [...run];
    return characters.length === 1 ? [run] : characters.slice(1).map((character, index) => characters[index]! + character);
  });
}

/** HTML with the text between its elements spaced out, also where an element stands beside it. */
export function spaceOutHtml(html: string): string {
  if (!hasUnspaced(html)) return html;
  return html.replace(/<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/g, (part) => (part.startsWith('<') || !hasUnspaced(part) ? part : ` ${spaceOut(part)} `));
}
