import type { Words } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { PointerError } from './parse-pointer.ts';

/**
 * The diagnostic of a pointer that does not parse. The place is narrowed to the wrong part where the text stands in the file
 * as it was parsed: bare, or between one pair of quotes or backticks.
 *
 * @param place of the pointer's whole text
 */
export function pointerDiagnostic(error: PointerError, raw: string, place: Place): Diagnostic {
  return diagnostic(error.code, narrowed(error, raw, place), error.words as Words<PointerError['code']> & never);
}

function narrowed({ start, end }: PointerError, raw: string, place: Place): Place {
  if (place.endLine !== place.line || place.endColumn === undefined) return place;
  const around = place.endColumn - place.column - raw.length;
  if (around !== 0 && around !== 2) return place;
  const first = place.column + around / 2;
  const length = Math.max(end - start, 1);
  return { ...place, column: first + Math.min(start, Math.max(raw.length - 1, 0)), endColumn: first + Math.min(start + length, raw.length + around / 2) };
}
