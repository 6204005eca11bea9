import type { Compiled, SourceFile } from '../diagnostics/diagnostic.ts';
import { normaliseText } from '../markdown/normalise-text.ts';

/** A log of a host that is well, or of another failure altogether: no signature may match it. */
export interface HealthyLog {
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

/** Takes the file as it is; only its encoding and its size can be wrong. */
export function compileHealthyLog(file: SourceFile, id: string): Compiled<HealthyLog> {
  const { text, diagnostics } = normaliseText(file);
  return text === undefined ? { diagnostics } : { value: { id, file: file.path, text }, diagnostics };
}
