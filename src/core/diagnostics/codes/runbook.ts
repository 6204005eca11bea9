import { define } from '../define.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');
const notAnswers = 'Each item of a step\'s last list is an answer: it begins with a link to where it leads.';

export const runbookCodes = {
  'runbook/no-steps': define<Record<never, never>>({
    severity: 'error',
    title: 'Runbook without steps',
    message: () => 'The runbook has no ## heading, so it has no steps.',
    help: () => 'Write each question as a ## heading, with its answers as a list of links below it.',
    why: 'A runbook is walked step by step; text alone cannot be walked.',
  }),
  'runbook/unknown-start': define<{ start: string; known: readonly string[]; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown first step',
    message: ({ start }) => `The runbook starts at “${start}”, but no heading has that address.`,
    help: ({ suggestion, known }) => suggestion ? `Did you mean “${suggestion}”?` : `Write one of: ${known.join(', ')}; or leave start out to begin at the first heading.`,
    why: 'The first step is where a person on call begins. Its address is made from the heading.',
    wrong: 'start: client-or-deamon',
    right: 'start: client-or-daemon',
  }),
  'runbook/duplicate-heading': define<{ title: string; slug: string }>({
    severity: 'error',
    title: 'Two headings with the same address',
    message: ({ title, slug }) => `The heading “${title}” has the same address as an earlier one; its own becomes #${slug}.`,
    help: () => 'Name the two differently: say in each what is asked there.',
    why: 'Answers lead to a step by its heading. With two of the same, the number at the end depends on their order, and links go wrong when one is moved.',
    wrong: '## Is it running?\n\n…\n\n## Is it running?',
    right: '## Is dockerd running?\n\n…\n\n## Is containerd running?',
  }),
  'runbook/no-answers': define<{ title: string; outcomeWord?: string }>({
    severity: 'error',
    title: 'Step without answers',
    message: ({ title }) => `The step “${title}” has no answers, and its heading does not make it an outcome.`,
    help: ({ outcomeWord }) => outcomeWord
      ? `Did you mean an outcome? Then begin the heading with “${outcomeWord}: ”.`
      : 'End the step with a list of links, one for each answer; or begin its heading with Resolved:, Escalate: or Inconclusive:.',
    why: 'Whoever arrives there at three in the morning must be told where to go on, or that this is the end.',
    wrong: '## Is containerd alive?\n\nLook at the process list.',
    right: '## Is containerd alive?\n\nLook at the process list.\n\n- [Yes](#which-step-of-start-up)\n- [No](#escalate-containerd-is-gone)',
  }),
  'runbook/outcome-with-answers': define<{ title: string; answer: string }>({
    severity: 'error',
    title: 'Outcome with answers',
    message: ({ title, answer }) => `“${title}” is an outcome, and yet the answer “${answer}” leads on from it.`,
    help: () => 'Remove the list, or begin the heading with a question instead of Resolved:, Escalate: or Inconclusive:.',
    why: 'An outcome is the end of a walk: its name is written into the ticket. What leads on is a step.',
    wrong: '## Resolved: it answers again\n\n- [Not for long](#is-dockerd-running)',
    right: '## Does it answer again?\n\n- [Yes](#resolved-it-answers)\n- [Not for long](#is-dockerd-running)',
  }),
  'runbook/answer-without-link': define<{ text: string }>({
    severity: 'error',
    title: 'Answer without a link',
    message: ({ text }) => `The answer “${text}” does not begin with a link.`,
    help: () => 'Write [the answer](#step) first and everything else after it. If the list is not meant as answers, put it before the list of answers.',
    why: notAnswers,
    wrong: '- Connection refused: go to [the daemon](#is-dockerd-running)',
    right: '- [Connection refused](#is-dockerd-running) — the daemon does not listen',
  }),
  'runbook/answer-leads-outside': define<{ label: string; url: string }>({
    severity: 'error',
    title: 'Answer leads to no step, record or runbook',
    message: ({ label, url }) => `The answer “${label}” leads to “${url}”, which is no step, incident record or runbook.`,
    help: () => 'Link to a step (#…), a record (../content/incidents/….md) or a runbook (….md). Put further reading into the text of the step.',
    why: 'A walk works without a network and ends in an outcome; a web page is neither.',
    wrong: '- [It hangs](https://docs.docker.com/)',
    right: '- [It hangs](#which-containers-hang)',
  }),
  'runbook/unknown-step': define<{ label: string; step: string; suggestion?: string }>({
    severity: 'error',
    title: 'Answer leads to an unknown step',
    message: ({ label, step }) => `The answer “${label}” leads to “#${step}”, but no step has that address.`,
    help: ({ suggestion }) => suggestion
      ? `Did you mean “#${suggestion}”?`
      : 'The address is the heading in lower case, blanks as hyphens, without punctuation. Add the step, or correct the link.',
    why: 'A dead end in a runbook costs the minutes that it was written to save.',
    wrong: '- [Yes](#is-containerd-alife)',
    right: '- [Yes](#is-containerd-alive)',
  }),
  'runbook/duplicate-answer': define<{ label: string }>({
    severity: 'error',
    title: 'Answer given twice',
    message: ({ label }) => `The step has the answer “${label}” twice.`,
    help: () => 'Say in each what makes it different, or remove one.',
    why: 'Whoever walks must be able to choose, and the ticket must show what was chosen.',
    wrong: '- [No](#a)\n- [No](#b)',
    right: '- [No, it is gone](#a)\n- [No, it is a zombie](#b)',
  }),
  'runbook/two-commands': define<{ title: string; count: number }>({
    severity: 'error',
    title: 'Several commands in one step',
    message: ({ title, count }) => `The step “${title}” has ${count} command fences; it can have one.`,
    help: () => 'Put what belongs together into one fence, or make a step of its own for the second.',
    why: 'The answers belong to the output of one command. With two, nobody knows which output to look at or to paste.',
  }),
  'runbook/command-before-steps': define<{ class: string }>({
    severity: 'error',
    title: 'Command before the first step',
    message: () => 'A command stands before the first step, where nobody who walks is asked about its output.',
    help: () => 'Make a step of it, with the answers to what it prints.',
    why: 'A walk shows one step at a time. What stands above the first step is read once, and a command there belongs to no answer.',
    wrong: 'Before you begin, run:\n\n```sh read-only\ndocker info\n```\n\n## Does it hang?',
    right: '## Does docker info hang?\n\n```sh read-only\ndocker info\n```',
  }),
  'runbook/signature': define<{ role: string }>({
    severity: 'error',
    title: 'Signature in a runbook',
    message: ({ role }) => `A log fence with the role “${role}” stands in a runbook; only incident records are matched.`,
    help: () => 'Show the lines with output, and let the answer quote them as its selector; put the signature into the record that the answer leads to.',
    why: 'A log is matched against records. A signature in a runbook would never be found, and nobody would notice.',
    wrong: '```log signature\nlevel=fatal msg=EOF\n```',
    right: '- [It ends with EOF](../content/incidents/containerd-restore-fatal-eof.md) — output has `level=fatal msg=EOF`',
  }),
  'runbook/unreachable-step': define<{ title: string; start: string }>({
    severity: 'error',
    title: 'Step that cannot be reached',
    message: ({ title, start }) => `No way leads from “${start}” to “${title}”.`,
    help: () => 'Add an answer that leads to it, or remove it.',
    why: 'A step that nobody can reach is not walked, not tested, and gets out of date unseen.',
  }),
  'runbook/never-ends': define<{ title: string; steps: readonly string[] }>({
    severity: 'error',
    title: 'Walk that can never end',
    message: ({ title, steps }) => steps.length === 1
      ? `From “${title}” every answer leads back to it.`
      : `From “${title}” no outcome can be reached; the answers go round among ${quoted(steps)}.`,
    help: () => 'Give one of these steps an answer that leads to an outcome: escalation is one, too.',
    why: 'A person who walks in a circle loses trust in the whole runbook.',
  }),
  'runbook/changes-before-evidence': define<{ title: string; class: string; way: readonly string[] }>({
    severity: 'error',
    title: 'Change before evidence',
    message: ({ title, class: commandClass, way }) =>
      `The command of “${title}” ${commandClass === 'destroys' ? 'destroys' : 'changes'} something, and ${way.length > 1 ? `on the way ${quoted(way)} ` : ''}nothing was looked at before it.`,
    help: () => 'Put a step with a read-only command on every way to it: what must be saved before this is done?',
    why: 'A restart makes the host answer again and wipes out why it did not. What was not collected before is gone.',
  }),
  'runbook/weak-selector': define<{ selector: string }>({
    severity: 'error',
    title: 'Selector that selects everything',
    message: ({ selector }) => `The selector \`${selector}\` has no letter or digit outside of placeholders.`,
    help: () => 'Quote a piece of the output that only this answer shows.',
    why: 'A pasted output selects the first answer whose selector it contains; this one would be contained in almost any.',
    wrong: '- [Yes](#a) — output has `<pid>`',
    right: '- [Yes](#a) — output has `Main PID: <pid>`',
  }),
  'runbook/repeated-selector': define<{ selector: string; other: string }>({
    severity: 'error',
    title: 'Selector without effect in its own answer',
    message: ({ selector, other }) => selector === other
      ? `The selector \`${selector}\` stands twice in this answer.`
      : `Every output that contains \`${selector}\` contains \`${other}\` too, which selects the same answer.`,
    help: () => 'Remove one of the two.',
    why: 'A selector that can never decide anything hides a mistake: perhaps another text was meant.',
  }),
  'runbook/shadowed-selector': define<{ selector: string; label: string; earlier: string; earlierLabel: string }>({
    severity: 'error',
    title: 'Selector that an earlier answer takes',
    message: ({ selector, label, earlier, earlierLabel }) =>
      `The selector \`${selector}\` never selects “${label}”: every output that contains it also contains \`${earlier}\`, which selects “${earlierLabel}”.`,
    help: () => 'Put the more precise answer first, or quote more of the output in the earlier one.',
    why: 'The first answer in order wins. A person who pastes the output would be sent the wrong way.',
    wrong: '- [An error](#a) — output has `error`\n- [Disk full](#b) — output has `error: no space left`',
    right: '- [Disk full](#b) — output has `error: no space left`\n- [Another error](#a) — output has `error`',
  }),
};
