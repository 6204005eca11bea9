import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { YamlSource } from '../markdown/yaml.ts';
import { isCommitId } from '../source/permalink.ts';
import type { StartupOrder } from './startup-order.ts';
import { listAt, textAt } from './yaml-values.ts';

const daemons = ['dockerd', 'containerd'] as const;

/** Daemon and version as the path names them; `undefined` for a folder that is no daemon's. */
export function daemonAndVersion(path: string): Pick<StartupOrder, 'daemon' | 'version'> | undefined {
  const { folder, version } = nameParts(path);
  const daemon = daemons.find((known) => known === folder);
  return daemon && { daemon, version };
}

/** What the schema cannot say: the file's name, the commit, and that each stage stands once. */
export function checkOrder(yaml: YamlSource): Diagnostic[] {
  return [...checkName(yaml), ...checkCommit(yaml), ...checkStages(yaml)];
}

function checkName(yaml: YamlSource): Diagnostic[] {
  const { folder, version } = nameParts(yaml.file);
  const place: Place = { file: yaml.file, line: 1, column: 1 };
  const found: Diagnostic[] = [];
  if (!daemons.some((known) => known === folder)) {
    const suggestion = suggest(folder, daemons);
    found.push(diagnostic('startup/unknown-daemon', place, { folder, known: daemons, ...(suggestion && { suggestion }) }));
  }
  const tag = textAt(yaml.value, ['tag']);
  if (tag !== undefined && tag !== version) found.push(diagnostic('startup/file-name', yaml.placeOfValue(['tag']), { version, tag }));
  return found;
}

function checkCommit(yaml: YamlSource): Diagnostic[] {
  const tag = textAt(yaml.value, ['tag']);
  const commit = textAt(yaml.value, ['commit']);
  return tag !== undefined && isCommitId(tag) && commit !== undefined && commit !== tag ? [diagnostic('startup/other-commit', yaml.placeOfValue(['commit']), { tag, commit })] : [];
}

function checkStages(yaml: YamlSource): Diagnostic[] {
  const first = new Map<string, Place>();
  return listAt(yaml.value, ['steps']).flatMap((_, index) => {
    const path = ['steps', index, 'stage'];
    const stage = textAt(yaml.value, path);
    if (stage === undefined) return [];
    const place = yaml.placeOfValue(path);
    const earlier = first.get(stage);
    if (!earlier) {
      first.set(stage, place);
      return [];
    }
    return [diagnostic('startup/duplicate-stage', place, { stage }, { related: [{ note: 'the first', place: earlier }] })];
  });
}

function nameParts(path: string): { readonly folder: string; readonly version: string } {
  const parts = path.split('/');
  return { folder: parts.at(-2) ?? '', version: (parts.at(-1) ?? '').replace(/\.ya?ml$/, '') };
}
