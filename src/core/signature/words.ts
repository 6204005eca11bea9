/** Longest word that is looked at; ids and base64 are longer. */
const longest = 40;
const word = /[\p{L}_][\p{L}\p{N}_]{2,}/gu;
const hexOnly = /^[0-9a-f_]{6,}$/;
const written = /\\{1,15}[nrt](?![a-z0-9]{0,40}\\)/g;

/**
 * The words of a text in small letters, in order: three letters at least, no numbers and no ids.
 *
 * @param most ends after so many
 */
export function wordsOf(text: string, most = Infinity): string[] {
  const small = (text.includes('\\') ? text.replace(written, ' ') : text).toLowerCase();
  const words: string[] = [];
  for (const [found] of small.matchAll(word)) {
    if (found.length > longest || (hexOnly.test(found) && /\d/.test(found))) continue;
    if (words.length >= most) break;
    words.push(found);
  }
  return words;
}

/** Words and pairs of neighbours, each once; a pair is its words with a blank between them. */
export function termsOf(words: readonly string[]): Set<string> {
  const terms = new Set(words);
  for (let index = 1; index < words.length; index++) terms.add(`${words[index - 1]} ${words[index]}`);
  return terms;
}
