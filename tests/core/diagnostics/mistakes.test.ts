import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { documentCodes } from '../../../src/core/diagnostics/codes/document.ts';
import { fenceCodes } from '../../../src/core/diagnostics/codes/fence.ts';
import { frontMatterCodes } from '../../../src/core/diagnostics/codes/front-matter.ts';
import { incidentCodes } from '../../../src/core/diagnostics/codes/incident.ts';
import type { Diagnostic, SourceFile } from '../../../src/core/diagnostics/diagnostic.ts';
import { formatDiagnostic, formatSummary, sortDiagnostics } from '../../../src/core/diagnostics/format.ts';
import { compileIncident } from '../../../src/core/incident/compile.ts';
import { compileInline } from '../../../src/core/markdown/inline.ts';

/**
 * One folder a code: the file with the mistake (`.md` a record, `.txt` a sentence from YAML), and in expected.txt everything
 * that is reported about it.
 */
const fixtures = new URL('../../fixtures/content-mistakes/', import.meta.url);
const codes = Object.keys({ ...documentCodes, ...fenceCodes, ...frontMatterCodes, ...incidentCodes });

/** Too large to be kept as a file. */
const generated: Readonly<Record<string, string>> = {
  'document/too-large': 'x'.repeat(1_000_001),
  'document/too-long-text': `---\ntitle: x\n---\n\n## Symptoms\n\n${'level=info msg=x\n'.repeat(2000)}`,
};

async function inputOf(code: string): Promise<SourceFile> {
  const folder = new URL(`${code}/`, fixtures);
  const text = generated[code];
  if (text !== undefined) return { path: 'content/incidents/input.md', text };
  const name = (await readdir(folder)).find((file) => file !== 'expected.txt');
  assert.ok(name, `${code} has no fixture`);
  return { path: `content/incidents/${name}`, text: await readFile(new URL(encodeURIComponent(name), folder), 'utf8') };
}

async function diagnosticsOf(file: SourceFile): Promise<readonly Diagnostic[]> {
  if (file.path.endsWith('.txt')) return compileInline(file.text, { file: file.path, line: 1, column: 1 }, '', {}).diagnostics;
  return (await compileIncident(file, { pointers: {}, drawDiagram: async () => ({ diagnostics: [] }) })).diagnostics;
}

for (const code of codes) {
  test(`${code} is reported in the words of expected.txt`, async () => {
    const file = await inputOf(code);
    const found = sortDiagnostics(await diagnosticsOf(file));
    assert.ok(found.some((each) => each.code === code), `reported: ${found.map((each) => each.code).join(', ') || 'nothing'}`);
    const text = [...found.map((each) => formatDiagnostic(each, file.text, { color: false, width: 100 })), formatSummary(found)].join('\n\n') + '\n';
    const expected = new URL(`${code}/expected.txt`, fixtures);
    if (process.env['UPDATE']) await writeFile(expected, text);
    assert.equal(text, await readFile(expected, 'utf8'));
  });
}

test('each folder belongs to a code', async () => {
  const areas = (await readdir(fixtures)).sort();
  const folders = await Promise.all(areas.map(async (area) => (await readdir(new URL(`${area}/`, fixtures))).map((name) => `${area}/${name}`)));
  assert.deepEqual(folders.flat().filter((folder) => !codes.includes(folder)), []);
});

test('each code says why it exists, and starts its sentences with a capital or a quotation', () => {
  for (const [code, { why, title }] of Object.entries({ ...documentCodes, ...fenceCodes, ...frontMatterCodes, ...incidentCodes })) {
    assert.match(why, /^[A-Z“`].*[.!?]$/s, code);
    assert.match(title, /^[A-Z]/, code);
  }
});
