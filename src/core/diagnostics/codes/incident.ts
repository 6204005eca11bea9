import { define } from '../define.ts';

const list = (words: readonly string[]): string => words.join(', ');

/** Why a line of a signature does not hold. */
const failures = {
  'not-found': 'is not in it',
  'out-of-order': 'stands before the line that should come first',
  'present': 'says that a text must not occur, and it does',
  'something-follows': 'says that the program writes nothing more, and it does',
} as const;

export const incidentCodes = {
  'incident/unknown-section': define<{ found: string; suggestion?: string; expected: readonly string[] }>({
    severity: 'error',
    title: 'Unknown section',
    message: ({ found }) => `“${found}” is not a section of an incident record.`,
    help: ({ suggestion, expected }) =>
      suggestion ? `Did you mean “${suggestion}”?` : `Use one of: ${list(expected)}. A free heading goes one level down (###).`,
    why: 'A person on call looks for the same heading in the same place on every page.',
    wrong: '## Cause',
    right: '## Root cause',
  }),
  'incident/missing-section': define<{ section: string; before?: string; purpose: string }>({
    severity: 'error',
    title: 'Missing section',
    message: ({ section }) => `The section “${section}” is missing.`,
    help: ({ section, before, purpose }) => `Add “## ${section}” ${before ? `before “${before}”` : 'at the end'}: ${purpose}`,
    why: 'Whoever reads the record in the night must find every part, or read that there is nothing to do.',
  }),
  'incident/section-order': define<{ section: string; before: string; expected: readonly string[] }>({
    severity: 'error',
    title: 'Section out of order',
    message: ({ section, before }) => `The section “${section}” must stand before “${before}”.`,
    help: ({ expected }) => `The order is: ${list(expected)}.`,
    why: 'The order is the order in which a person on call needs the parts: recognise, confirm, mitigate, then repair.',
    wrong: '## Fix\n…\n## Confirm',
    right: '## Confirm\n…\n## Fix',
  }),
  'incident/duplicate-section': define<{ section: string }>({
    severity: 'error',
    title: 'Section given twice',
    message: ({ section }) => `The section “${section}” stands here a second time.`,
    help: () => 'Merge the two, or write the second one level down (###) under a text of its own.',
    why: 'A link to the section would always open the first.',
  }),
  'incident/empty-section': define<{ section: string; purpose: string }>({
    severity: 'error',
    title: 'Empty section',
    message: ({ section }) => `The section “${section}” is empty.`,
    help: ({ purpose }) => `Write ${purpose} Where there is nothing to do, say so and say why.`,
    why: 'An empty section leaves open whether there is nothing to say or nobody has said it yet.',
  }),
  'incident/text-before-sections': define<{ first: string }>({
    severity: 'error',
    title: 'Text before the first section',
    message: ({ first }) => `There is text between the front matter and the section “${first}”.`,
    help: () => 'What it is in two sentences goes into summary; what was proved goes into Root cause.',
    why: 'The page begins with the title and the summary; a person on call needs the symptoms next.',
  }),
  'incident/empty-symptom': define<Record<never, never>>({
    severity: 'error',
    title: 'Symptoms say nothing',
    message: () => 'The section “Symptoms” has no sentence that says what a person sees.',
    help: () => 'Write what hangs or fails, for whom, and since when, before the first log fence.',
    why: 'Not everybody who meets the failure has a log at hand.',
    wrong: '## Symptoms\n\n```log signature\nlevel=fatal msg=EOF\n```',
    right: '## Symptoms\n\n`dockerd` ends right after its start; the log ends with:\n\n```log signature\nlevel=fatal msg=EOF\n```',
  }),
  'incident/no-signature': define<Record<never, never>>({
    severity: 'error',
    title: 'No signature',
    message: () => 'The record has no signature, so no log can ever match it.',
    help: () => 'Put the lines that identify it into ```log signature, with <…> for what varies. `leadline new --print --log <file>` proposes it from a log.',
    why: 'The signature is how a pasted log finds the record.',
    right: '```log signature\nlevel=fatal msg="pid file found, ensure docker is not running or delete <path>"\n```',
  }),
  'incident/no-sample': define<Record<never, never>>({
    severity: 'error',
    title: 'No sample',
    message: () => 'The record has no sample, so nothing proves that its signature works.',
    help: () => 'Put a real paste of the failure into ```log sample; replace names and addresses by invented ones.',
    why: 'Each build matches the sample: with its own record, and with no other.',
    right: '```log sample title="journald"\nNov 25 03:12:01 host1 dockerd[2115]: level=fatal msg=EOF\n```',
  }),
  'incident/sample-not-matched': define<{ signatures: number; line?: string; failure?: keyof typeof failures }>({
    severity: 'error',
    title: 'Sample that its own record does not match',
    message: ({ signatures, line, failure }) =>
      `${signatures === 1 ? 'The signature' : `None of the ${signatures} signatures`} of the record ${signatures === 1 ? 'does not match' : 'matches'} this sample`
      + `${line && failure ? `: ${signatures === 1 ? '' : 'in the nearest one, '}the line “${line}” ${failures[failure]}` : ''}.`,
    help: ({ failure }) => failure === 'out-of-order' ? 'Put the lines in the order of the log, or write log signature any-order.' : failure === 'something-follows'
      ? 'End the sample there, or remove <nothing more>.'
      : failure === 'present' ? 'Remove the `not:` line, or correct the sample.' : 'Compare the line with the sample: write <…> where it varies, or remove it when it is not always there.',
    why: 'What does not find its own sample will not find anybody else\'s log.',
  }),
  'incident/not-matched': define<Record<never, never>>({
    severity: 'error',
    title: 'Counter-example that matches',
    message: () => 'This paste must not match the record (log not), but a signature matches it.',
    help: () => 'Add to the signature a line that only the failure prints, or a line `not: …` with one that only this paste has.',
    why: 'A wrong match sends somebody down the wrong road at three in the morning.',
  }),
  'incident/confirm-changes': define<{ class: string }>({
    severity: 'error',
    title: 'Confirm changes something',
    message: ({ class: found }) => `A command in “Confirm” is of class “${found}”; only read-only ones can stand there.`,
    help: () => 'Confirm with a command that only looks. Move this one to Mitigate or Fix.',
    why: 'Evidence comes first. What changes the host may destroy it, and it may not be this failure at all.',
  }),
  'incident/destroys-without-roll-back': define<Record<never, never>>({
    severity: 'error',
    title: 'Destroying command without Roll back',
    message: () => 'A command destroys something, and the record has no section “Roll back”.',
    help: () => 'Add “## Roll back” between Fix and Root cause: how to get back what was destroyed, or that one cannot, and what to save before.',
    why: 'Before somebody deletes, they must know whether there is a way back.',
  }),
  'incident/destroys-without-confirm': define<Record<never, never>>({
    severity: 'error',
    title: 'Destroying command without Confirm',
    message: () => 'A command destroys something, and no read-only command in “Confirm” stands before it.',
    help: () => 'Show in “Confirm” how to see that it is this failure and no other, with a read-only command and its output.',
    why: 'Deleting on suspicion turns one outage into two.',
  }),
  'incident/fixed-without-version': define<Record<never, never>>({
    severity: 'error',
    title: 'Fixed, but in which version?',
    message: () => 'The status is “fixed”, but fixed-in is missing.',
    help: () => 'Add fixed-in with the first version of each product that has the fix, for example docker: ">=1.13.0".',
    why: '“Update” is only advice when one knows to what.',
    wrong: 'status: fixed',
    right: 'status: fixed\nfixed-in:\n  docker: ">=1.13.0"',
  }),
  'incident/fixed-in-not-fixed': define<{ status: string }>({
    severity: 'error',
    title: 'Not fixed, but fixed in a version',
    message: ({ status }) => `The status is “${status}”, but fixed-in says that there is a fix.`,
    help: () => 'Write status: fixed, or remove fixed-in.',
    why: 'The two are read by different lists, and would contradict each other.',
  }),
  'incident/fixed-in-overlaps': define<{ product: string; affects: string; fixed: string }>({
    severity: 'error',
    title: 'Versions both affected and fixed',
    message: ({ product, affects, fixed }) => `Some versions of ${product} are in affects (${affects}) and in fixed-in (${fixed}).`,
    help: () => 'End the one range where the other begins.',
    why: 'Whoever has such a version would be told that it is broken and that it is not.',
    wrong: 'affects:\n  docker: "<=1.13.0"\nfixed-in:\n  docker: ">=1.13.0"',
    right: 'affects:\n  docker: "<1.13.0"\nfixed-in:\n  docker: ">=1.13.0"',
  }),
  'incident/no-source-pointers': define<Record<never, never>>({
    severity: 'error',
    title: 'No source pointers',
    message: () => 'The section “Source pointers” has no list of pointers.',
    help: () => 'Write a list; each item is a pointer in backticks, then “ — ” and what it shows.',
    why: 'A cause that cannot be read in the source is a guess.',
    right: '- `moby/moby@v1.12.3:pkg/pidfile/pidfile.go#New` — the file is written after the check',
  }),
  'incident/source-pointer-item': define<Record<never, never>>({
    severity: 'error',
    title: 'Item without a pointer',
    message: () => 'An item of “Source pointers” does not begin with a source pointer in backticks.',
    help: () => 'Begin with `owner/repo@tag:path#symbol`; other text belongs in Root cause.',
    why: 'Each item becomes a line of the table that the verifier checks.',
    wrong: '- the check in pidfile.go',
    right: '- `moby/moby@v1.12.3:pkg/pidfile/pidfile.go#New` — the check',
  }),
  'incident/source-pointer-note': define<Record<never, never>>({
    severity: 'error',
    title: 'Pointer without a note',
    message: () => 'The pointer does not say what it shows.',
    help: () => 'Write after it “ — ” and what one sees there.',
    why: 'The reader should know what to look for before opening 400 lines of Go.',
    wrong: '- `moby/moby@v1.12.3:pkg/pidfile/pidfile.go#New`',
    right: '- `moby/moby@v1.12.3:pkg/pidfile/pidfile.go#New` — the file is written after the check',
  }),
};
