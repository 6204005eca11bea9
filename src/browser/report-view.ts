import type { Evidence } from '../core/evidence/evidence.ts';
import { incidentUrl, runbookUrl, stageUrl } from '../core/knowledge-base/urls.ts';
import type { Report, ReportedRecord, UnknownReport } from '../core/verdict/report.ts';
import type { ShownLine } from '../core/verdict/shown-lines.ts';
import { settledBy } from '../core/verdict/words.ts';
import { copyButton } from './copy.ts';
import { coded, element } from './element.ts';

type Children = readonly (Node | string)[];

/** A report as the page prints it; for pages at the root of the site. Text of the paste is never read as HTML. */
export function reportView(report: Report): HTMLElement[] {
  const { verdict, records, consequences, evidence, narrowed, unknown } = report;
  // What a program shows of itself tells more than a resemblance.
  const first = verdict === 'known' ? [] : evidence.filter(({ kind }) => kind === 'goroutine-dump' || kind === 'strace');
  return [
    ...first.map(evidenceSection),
    ...(verdict === 'similar' || records.length > 1 ? [element('p', { class: 'verdict-lead' }, report.sentence)] : []),
    ...records.map((record, index) => (verdict === 'known' ? knownRecord(record, index, records) : similarRecord(record))),
    ...(verdict === 'unknown' ? [element('section', { class: 'verdict verdict--unknown' },
      head([badge('unknown', 'unknown')]), element('h2', {}, report.sentence), ...(unknown ? logLines(unknown) : []))] : []),
    ...(consequences ? [element('section', { class: 'verdict verdict--effects' },
      element('h2', {}, consequences.head.replace(/:$/, '')),
      element('ul', { class: 'effects' }, ...consequences.list.map(({ line, asks, command }) =>
        element('li', {}, logBlock([line], 'The line'), element('p', {}, asks), ...(verdict === 'known' ? [] : [commandBlock(command)])))))] : []),
    ...evidence.filter((each) => !first.includes(each)).map(evidenceSection),
    ...(narrowed ? [element('p', { class: 'note' }, narrowed)] : []),
    // Filled once it is known how far the start got.
    element('section', { class: 'starts', 'data-starts': '' }),
    ...(unknown ? [nextSection(unknown, verdict === 'similar')] : []),
  ];
}

function knownRecord(record: ReportedRecord, index: number, all: readonly ReportedRecord[]): HTMLElement {
  const effect = record.role === 'consequence';
  const several = all.some(({ role }) => role === 'consequence');
  return element('section', { class: `verdict verdict--${effect ? 'effect' : 'known'}` },
    head([badge('known', 'resolved'), ...(effect ? [badge('a consequence', 'degraded')] : several ? [badge('a cause', 'error')] : []), severityBadge(record), badge(record.component, 'component')],
      `${all.length > 1 ? `${index + 1} of ${all.length} · ` : ''}${record.confidence}`),
    titleLink(record),
    element('p', {}, ...coded(record.summary)),
    logBlock(record.lines, 'The lines that agree'),
    next(record, 'Confirm it', 'before you act.'));
}

function similarRecord(record: ReportedRecord): HTMLElement {
  return element('section', { class: 'verdict verdict--similar' },
    head([badge('similar', 'degraded'), severityBadge(record), badge(record.component, 'component')], record.confidence),
    titleLink(record),
    ...(record.lines.length > 0 ? [element('h3', {}, 'This agrees'), logBlock(record.lines, 'The lines that agree')] : []),
    ...(record.missing.length > 0 ? [element('h3', {}, settledBy.replace(/:$/, '')), element('pre', { tabindex: '0', role: 'group', 'aria-label': settledBy }, record.missing.join('\n'))] : []),
    next(record, 'Is it this one?', 'Its commands only look.', ' button--quiet'));
}

const head = (badges: Children, note = ''): HTMLElement =>
  element('div', { class: 'verdict-head' }, ...badges, ...(note ? [element('span', { class: 'note' }, note)] : []));

const badge = (text: string, style: string): HTMLElement => element('span', { class: `badge badge--${style}` }, text);
const severityBadge = ({ severity }: ReportedRecord): HTMLElement => badge(severity, severity);

const titleLink = ({ id, title }: ReportedRecord): HTMLElement => element('h2', {}, element('a', { href: incidentUrl(id) }, ...coded(title)));

const next = ({ id }: ReportedRecord, words: string, why: string, style = ''): HTMLElement => element('p', { class: 'verdict-next' },
  element('a', { class: `button${style}`, href: incidentUrl(id, 'confirm') }, words), ' ', element('span', { class: 'note' }, why));

/** Lines numbered as pasted, with what agrees marked. */
function logBlock(lines: readonly ShownLine[], label: string): HTMLElement {
  const width = Math.max(3, ...lines.map(({ line }) => String(line).length));
  return element('pre', { class: 'lines', tabindex: '0', role: 'group', 'aria-label': label }, ...lines.map(({ line, pieces }) => element('span', { class: 'line' },
    element('span', { class: 'number' }, `${String(line).padStart(width)}  `),
    ...pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text)), '\n')));
}

/** A command that only looks, with a button that copies it. */
function commandBlock(command: string): HTMLElement {
  return element('figure', { class: 'command command--read-only', 'data-class': 'read-only' },
    element('figcaption', {}, element('span', { class: 'visually-hidden' }, 'Read only'), copyButton(() => command, 'Copy command')),
    element('pre', { tabindex: '0' }, element('code', {}, command)));
}

const logLines = ({ log, worst }: UnknownReport): HTMLElement[] => [
  element('p', {}, log),
  ...(worst ? [element('p', {}, `Look first at line ${worst.line}: `, element('span', { class: `level level--${worst.level}` }, worst.level), ' ', element('code', {}, worst.message))] : []),
];

function nextSection(unknown: UnknownReport, similar: boolean): HTMLElement {
  const { collect, runbooks, draft } = unknown;
  return element('section', { class: 'verdict verdict--next' },
    element('h2', {}, similar ? 'If it is none of them' : 'What to do next'),
    ...(similar ? logLines(unknown) : []),
    ...(runbooks.length > 0 ? [element('h3', {}, 'Walk a runbook'), element('ul', { class: 'plain' }, ...runbooks.map(({ id, title }) => element('li', {}, element('a', { href: runbookUrl(id) }, ...coded(title)))))] : []),
    element('h3', {}, 'Collect, and paste here; these commands only look'),
    element('ul', { class: 'collect' }, ...collect.map(({ what, command }) => element('li', {}, element('p', {}, what), commandBlock(command)))),
    element('details', { class: 'draft' },
      element('summary', {}, 'A record to begin with, made from this paste'),
      element('p', {}, 'Once the cause is known, complete it as ', element('code', {}, 'content/incidents/<id>.md'), ', so that the next one is named at once. ',
        element('a', { href: 'contribute.html' }, 'How'), '. It is the text that ', element('code', {}, 'leadline new'), ' writes.'),
      element('p', { class: 'note' }, draft.note),
      element('p', {}, copyButton(() => draft.text, 'Copy the record')),
      element('pre', { tabindex: '0', role: 'group', 'aria-label': 'The record' }, draft.text)));
}

/** What a paste holds beside its log lines, as it was read. */
function evidenceSection({ title, firstLine, lastLine, facts, next: steps, stages, records }: Evidence): HTMLElement {
  return element('section', { class: 'verdict verdict--evidence' },
    head([badge('seen', 'component')], firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`),
    element('h2', {}, title),
    element('dl', { class: 'seen' }, ...facts.map(({ term, value, meaning }) => element('div', {},
      element('dt', {}, term), element('dd', {}, value, ...(meaning === undefined ? [] : [element('span', { class: 'meaning' }, meaning)]))))),
    ...(stages.length > 0 ? [element('p', {}, 'Steps of the start that it shows: ', ...stages.flatMap(({ stage, name }, index) => {
      const [daemon = '', id = ''] = stage.split('/');
      return [index === 0 ? '' : ', ', element('a', { href: stageUrl(daemon, id) }, name)];
    }), '.')] : []),
    ...(records.length > 0 ? [element('h3', {}, 'Look at'), element('ul', {}, ...records.map(({ record, title: name, because }) =>
      element('li', {}, element('a', { href: incidentUrl(record) }, ...coded(name)), `: ${because}.`)))] : []),
    ...(steps.length > 0 ? [element('h3', {}, 'Next'), element('ul', {}, ...steps.map((sentence) => element('li', {}, ...coded(sentence))))] : []));
}
