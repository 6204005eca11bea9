/** ANSI styles; each paints a text, or leaves it as it is where colours are not wanted. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly dim: (text: string) => string;
}

export function paint(color: boolean): Paint {
  const style = (on: number, off: number) => (text: string) => (color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { bold: style(1, 22), red: style(31, 39), yellow: style(33, 39), blue: style(34, 39), cyan: style(36, 39), dim: style(2, 22) };
}
