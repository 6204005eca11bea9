/** Stands for all characters beyond ASCII. */
const beyondAscii = '\u00e9';
export const digit = '0123456789';
const small = 'abcdefghijklmnopqrstuvwxyz';
export const capital = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** `\p{L}`, and other characters beyond ASCII. */
export const letter = small + capital + beyondAscii;
/** `\w`. */
export const word = small + capital + digit + '_';

/** What can only begin with one of some characters. */
export interface ByFirst {
  /** Those characters. */
  readonly first: string;
}

/** Finds what may begin with a character, in the order of `all`: to test all patterns where one or two can hold is most of the work of reading a line. */
export function byFirstCharacter<T extends ByFirst>(all: readonly T[]): (code: number) => readonly T[] {
  const known: (readonly T[])[] = [];
  return (code) => {
    if (Number.isNaN(code)) return [];
    const key = code < 128 ? code : 128;
    return (known[key] ??= all.filter(({ first }) => first.includes(code < 128 ? String.fromCharCode(code) : beyondAscii)));
  };
}
