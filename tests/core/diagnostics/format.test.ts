import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic, Place } from '../../../src/core/diagnostics/diagnostic.ts';
import { formatDiagnostic, formatSummary, sortDiagnostics } from '../../../src/core/diagnostics/format.ts';
import { diagnostic } from '../../../src/core/diagnostics/make.ts';
import { wrap } from '../../../src/core/diagnostics/terminal-text.ts';

const file = 'content/incidents/x.md';
const at = (line: number, column: number, endLine?: number, endColumn?: number): Place =>
  ({ file, line, column, ...(endLine && endColumn ? { endLine, endColumn } : {}) });
const problem = (place: Place, related: Diagnostic['related'] = []): Diagnostic =>
  diagnostic('incident/unknown-section', place, { found: 'Cause', suggestion: 'Root cause', expected: [] }, { related });

/** The frame alone: text rows and the carets below them. */
function frame(source: string, place: Place, width = 80): string[] {
  const text = formatDiagnostic(problem(place), source, { color: false, width, unicode: false });
  return text.split('\n').filter((line) => /^ *\d* \| ./.test(line));
}

test('a diagnostic says what, where, the line with carets, what to do and where to read more', () => {
  const source = 'a\n\n## Fix\n## Cause\n';
  assert.equal(formatDiagnostic(problem(at(4, 1, 4, 9)), source, { color: false, width: 80 }), [
    'error[incident/unknown-section]: “Cause” is not a section of an incident record.',
    '  ╭─ content/incidents/x.md:4:1',
    '  │',
    '3 │ ## Fix',
    '4 │ ## Cause',
    '  │ ^^^^^^^^',
    '  │',
    '  ╰ help: Did you mean “Root cause”?',
    '  ╰ see: diagnostics/incident-unknown-section.html',
  ].join('\n'));
});

test('without the source, and in ASCII, the place is still there to click', () => {
  assert.equal(formatDiagnostic(problem(at(40, 7)), undefined, { color: false, width: 80, unicode: false }).split('\n')[1], '   --> content/incidents/x.md:40:7');
});

test('carets stand below the extent behind tabs, wide and combining characters', () => {
  assert.deepEqual(frame('\tab\tX', at(1, 5, 1, 6)), ['1 |     ab  X', '  |         ^']);
  assert.deepEqual(frame('容器 X', at(1, 4, 1, 5)), ['1 | 容器 X', '  |      ^']);
  assert.deepEqual(frame('容器', at(1, 2, 1, 3)), ['1 | 容器', '  |   ^^']);
  assert.deepEqual(frame('e\u0301😀X', at(1, 5, 1, 6)), ['1 | e\u0301😀X', '  |    ^']);
});

test('an extent without length, or after the end of the line, gets one caret', () => {
  assert.deepEqual(frame('abc', at(1, 4)), ['1 | abc', '  |    ^']);
  assert.deepEqual(frame('', at(1, 1, 1, 1)), ['  | ^']);
});

test('a long line is cut around the extent and fits the width', () => {
  const source = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
  const [line, carets] = frame(source, at(1, 501, 1, 505), 60);
  assert.match(line!, /^1 \| \.\.\.a+HEREb+\.\.\.$/);
  assert.ok(line!.length <= 60, line);
  assert.equal(line!.indexOf('HERE'), carets!.indexOf('^^^^'));
  const [whole] = frame(source, at(1, 1, 1, 1005), 60);
  assert.ok(whole!.length <= 60 && whole!.startsWith('1 | aaa') && whole!.endsWith('...'));
});

test('an extent of several lines marks the first lines and the last', () => {
  const source = ['one', '  two', 'three', 'four', 'five'].join('\n');
  assert.deepEqual(frame(source, at(1, 2, 5, 3)), ['1 | one', '  |  ^^', '2 |   two', '  |   ^^^', '  | ...', '5 | five', '  | ^^']);
});

test('related places are shown with their note and their line', () => {
  const text = formatDiagnostic(problem(at(3, 1, 3, 2), [{ note: 'the first one', place: at(1, 1, 1, 4) }]), 'one\n\nx', { color: false, width: 80 });
  assert.deepEqual(text.split('\n').slice(3, 10), ['3 │ x', '  │ ^', '  │', '  ╰ the first one', '  ╭─ content/incidents/x.md:1:1', '  │', '1 │ one']);
});

test('content cannot steer the terminal', () => {
  const evil = '\u001b[2J\u202eabc\u0007';
  const bad = diagnostic('incident/unknown-section', at(1, 1, 1, 4), { found: evil, expected: [] });
  const text = formatDiagnostic(bad, evil, { color: false, width: 80 });
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test('colours are there when asked for, and change nothing else', () => {
  const plain = formatDiagnostic(problem(at(1, 1, 1, 9)), '## Cause', { color: false, width: 80 });
  const coloured = formatDiagnostic(problem(at(1, 1, 1, 9)), '## Cause', { color: true, width: 80 });
  assert.notEqual(coloured, plain);
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), plain);
});

test('CRLF files are framed like others', () => {
  assert.deepEqual(frame('a\r\nbcd\r\n', at(2, 2, 2, 3)), ['1 | a', '2 | bcd', '  |  ^']);
});

test('the order is by file, line, column and code, whatever the order they came in', () => {
  const other = { ...problem(at(1, 1)), place: { ...at(1, 1), file: 'a.md' } };
  const list = [problem(at(10, 1)), problem(at(2, 5)), other, problem(at(2, 1))];
  const sorted = sortDiagnostics(list).map(({ place }) => `${place.file}:${place.line}:${place.column}`);
  assert.deepEqual(sorted, ['a.md:1:1', `${file}:2:1`, `${file}:2:5`, `${file}:10:1`]);
  assert.deepEqual(sortDiagnostics([...list].reverse()).map(({ place }) => `${place.file}:${place.line}:${place.column}`), sorted);
});

test('the summary counts kinds and files', () => {
  const warning: Diagnostic = { ...problem(at(1, 1)), severity: 'warning', place: { ...at(1, 1), file: 'b.md' } };
  assert.equal(formatSummary([]), 'no problems');
  assert.equal(formatSummary([problem(at(1, 1))]), '1 error in 1 file');
  assert.equal(formatSummary([problem(at(1, 1)), problem(at(2, 1)), warning]), '2 errors, 1 warning in 2 files');
});

test('a help of several lines is indented in all of them', () => {
  assert.equal(wrap('Write: one two\nOr leave it out.', 9, 2), 'Write:\n  one two\n  Or\n  leave\n  it out.');
});
