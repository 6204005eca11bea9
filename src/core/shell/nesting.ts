/** `$(` in `$(` and the like; a person's commands have 5. Beyond this the grammar would read the text again and again. */
const deepest = 100;
/** `<<a <<b …` on one line: each makes the grammar look through the rest. */
const mostHeredocs = 50;

/** Says where shell text nests beyond what the grammar reads in linear time; quotes are not looked at. */
export function nestingProblem(text: string): { readonly message: string; readonly offset: number } | undefined {
  let parentheses = 0;
  let braces = 0;
  let heredocs = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const char = text.charAt(offset);
    if (char === '(') parentheses += 1;
    else if (char === ')') parentheses = Math.max(0, parentheses - 1);
    else if (char === '{') braces += 1;
    else if (char === '}') braces = Math.max(0, braces - 1);
    else if (char === '\n') heredocs = 0;
    else if (char === '<' && text.charAt(offset + 1) === '<') heredocs += 1;
    if (parentheses > deepest || braces > deepest) return { message: `more than ${deepest} brackets stand inside each other`, offset };
    if (heredocs > mostHeredocs) return { message: `more than ${mostHeredocs} here-documents begin on one line`, offset };
  }
  return undefined;
}
