import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic, formatSummary } from '../../../src/core/diagnostics/format.ts';
import { linkKnowledgeBase } from '../../../src/core/knowledge-base/link.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { loadKnowledgeBase } from '../../../src/node/load-knowledge-base.ts';

/**
 * One folder a code below `tests/fixtures/rules`: files that are laid over the good project beside them, and in expected.txt what
 * is then reported.
 */
const fixtures = fileURLToPath(new URL('../../fixtures/rules/', import.meta.url));
const rulesFolder = fileURLToPath(new URL('../../../src/core/rules/', import.meta.url));
const codes = rules.flatMap((rule) => rule.codes);
/** Two files of one name cannot lie in one folder on every system; see the test of its own. */
const withoutFolder = ['link/duplicate-id'];

async function projectWith(folder: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'leadline-rules-'));
  await cp(join(fixtures, 'good'), root, { recursive: true });
  if (folder !== 'good') await cp(join(fixtures, folder), root, { recursive: true, filter: (path) => !path.endsWith('expected.txt') });
  return root;
}

async function reported(folder: string): Promise<{ readonly codes: readonly string[]; readonly text: string }> {
  const root = await projectWith(folder);
  try {
    const { diagnostics, sources } = await loadKnowledgeBase(root, { cache: false });
    const frames = diagnostics.map((each) => formatDiagnostic(each, sources.get(each.place.file), { color: false, width: 100 }));
    return { codes: diagnostics.map((each) => each.code), text: [...frames, formatSummary(diagnostics)].join('\n\n') + '\n' };
  } finally {
    await rm(root, { recursive: true });
  }
}

test('the list of rules is the folder, and each has its fixtures', async () => {
  const files = (await readdir(rulesFolder)).filter((name) => name !== 'index.ts' && name !== 'rule.ts').sort();
  const index = await readFile(join(rulesFolder, 'index.ts'), 'utf8');
  assert.equal(files.length, rules.length);
  for (const name of files) assert.ok(index.includes(`'./${name}'`), `${name} is not in the list`);
  assert.equal(new Set(codes).size, codes.length, 'no code belongs to two rules');
  const folders = (await readdir(fixtures, { recursive: true })).filter((path) => path.endsWith('expected.txt')).map((path) => dirname(path).replaceAll('\\', '/'));
  assert.deepEqual([...folders, ...withoutFolder].sort(), [...codes].sort());
});

test('the good project has no problems', async () => {
  assert.deepEqual((await reported('good')).codes, []);
});

for (const code of codes.filter((each) => !withoutFolder.includes(each))) {
  test(`${code} is reported in the words of expected.txt`, async () => {
    const { codes: found, text } = await reported(code);
    assert.ok(found.includes(code), `reported: ${found.join(', ') || 'nothing'}`);
    const expected = join(fixtures, code, 'expected.txt');
    if (process.env['UPDATE']) {
      await mkdir(dirname(expected), { recursive: true });
      await writeFile(expected, text);
    }
    assert.equal(text, await readFile(expected, 'utf8'));
  });
}

test('two records whose ids differ only in the case of their letters are one too many', async () => {
  const root = await projectWith('good');
  const { kb } = await loadKnowledgeBase(root, { cache: false });
  await rm(root, { recursive: true });
  const [record] = kb.incidents;
  const twin = { ...record!, id: record!.id.toUpperCase(), file: record!.file.toUpperCase() };
  const { diagnostics } = linkKnowledgeBase({ ...kb, incidents: [record!, twin], files: [record!.file, twin.file] });
  assert.deepEqual(diagnostics.filter((each) => each.code === 'link/duplicate-id').map((each) => each.related.length), [1]);
});

test('a link to a file that does not compile is not called dead', async () => {
  const root = await projectWith('good');
  await writeFile(join(root, 'content/incidents/pid-file-left.md'), '---\ntitle: [\n---\n');
  const { diagnostics } = await loadKnowledgeBase(root, { cache: false });
  await rm(root, { recursive: true });
  assert.ok(diagnostics.some((each) => each.code === 'document/bad-yaml'));
  assert.deepEqual(diagnostics.filter((each) => each.code.startsWith('link/')), []);
});

test('a step that holds names is not called unknown while an order of its daemon does not compile', async () => {
  const root = await projectWith('guard/unknown-stage');
  await writeFile(join(root, 'content/startup/dockerd/v1.0.0.yaml'), 'title: [\n');
  const { diagnostics } = await loadKnowledgeBase(root, { cache: false });
  await rm(root, { recursive: true });
  const unknown = diagnostics.filter((each) => each.code === 'guard/unknown-stage').map((each) => each.message);
  assert.equal(unknown.length, 1);
  assert.match(unknown[0]!, /containerd\/anything/);
});
