import type { YAMLError } from 'yaml';

/** The words of `document/bad-yaml`. */
export interface YamlProblem {
  readonly problem: string;
  readonly advice: string;
}

/** Says a YAML error in the words of somebody who writes front matter, not of the grammar. */
export function yamlProblem(error: YAMLError, text: string): YamlProblem {
  const [start, end] = error.pos;
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).slice(0, 500);
  const found = text.slice(start, Math.max(start + 1, end)).split('\n')[0]!.slice(0, 40);

  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { problem: `The key “${keyAt(text, start)}” stands here a second time.`, advice: 'Keep one of the two.' };
    case 'TAB_AS_INDENT':
      return { problem: 'A tab is used as indentation; YAML allows only blanks.', advice: 'Replace each tab by two blanks.' };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return colonInText(line)
        ? { problem: 'A text contains “: ”, which YAML reads as a second key.', advice: 'Put the whole text in double quotes, or write it below after `>-`.' }
        : { problem: 'The text goes on in the next line, which looks like a key.', advice: 'Put the text in double quotes or below after `>-`; a key that has keys of its own has nothing after its colon.' };
    case 'BAD_SCALAR_START':
      return { problem: `A text cannot begin with “${found[0] ?? ''}”.`, advice: 'Put the text in double quotes.' };
    case 'BAD_DQ_ESCAPE':
      return { problem: `“${found}” is no escape that YAML knows.`, advice: 'Use single quotes, in which a backslash is only a backslash.' };
    case 'MISSING_CHAR':
      return missing(error, line);
    case 'BAD_INDENT':
      if (error.message.startsWith('Flow ')) return unclosedBracket;
      return { problem: 'The line is not indented like its neighbours.', advice: 'Give all keys of one group, and all items of one list, the same number of blanks.' };
    case 'MULTILINE_IMPLICIT_KEY':
      return { problem: 'A key has no “: ” after it.', advice: 'Write `key: value`, with a blank after the colon.' };
    case 'UNEXPECTED_TOKEN':
      if (/(?::|-)[ \t]+[>|]/.test(line)) {
        return {
          problem: `A text that begins with “${/(?::|-)[ \t]+([>|])/.exec(line)![1]}” is read as the start of a longer text below it.`,
          advice: 'Put it in double quotes, for example ">=1.11.0 <1.13.0".',
        };
      }
      return { problem: `“${found.trim() || 'This'}” cannot stand here.`, advice: 'Put a text that contains special characters in double quotes.' };
    case 'MULTIPLE_DOCS':
      return { problem: 'A second YAML document begins here.', advice: 'Remove the `---`.' };
    case 'NON_STRING_KEY':
      return { problem: 'A key is not a plain text.', advice: 'Write the key as one word, or put it in double quotes.' };
    default:
      return { problem: `${error.message.replace(/\.?$/, '.')}`, advice: 'Correct the YAML; a text with special characters goes in double quotes.' };
  }
}

const unclosedBracket: YamlProblem = {
  problem: 'A list or group that began with a bracket is not closed, or a comma is missing in it.',
  advice: 'Close the bracket, or put a text that begins with one in double quotes.',
};

function missing(error: YAMLError, line: string): YamlProblem {
  const quote = /Missing closing (["'])quote/.exec(error.message)?.[1];
  if (quote) return { problem: `A text that begins with ${quote} has no closing ${quote}.`, advice: `Add the ${quote} at the end of the text.` };
  if (error.message.startsWith('Implicit map keys')) {
    return /^\s*[\w-]+:\S/.test(line)
      ? { problem: 'The colon after the key has no blank after it.', advice: 'Write `key: value`, with a blank after the colon.' }
      : { problem: 'A key has no “: ” after it.', advice: 'Write `key: value`; a text that goes on over several lines is written below after `>-`.' };
  }
  if (error.message.startsWith('Comments')) {
    return { problem: 'A “#” stands directly after a text.', advice: 'Put a blank before a comment, or the whole text in double quotes.' };
  }
  return unclosedBracket;
}

const colonInText = (line: string): boolean => /^\s*(?:- )?[^\s:][^:]*: [^"'].*: /.test(line) || /: \S.*:$/.test(line);

function keyAt(text: string, start: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(start))?.[1]?.trim() ?? '';
}
