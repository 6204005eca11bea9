import { codes, type DiagnosticCode, type Words } from './codes.ts';
import type { CodeDefinition } from './define.ts';
import type { Diagnostic, Fix, Place } from './diagnostic.ts';

/** Makes the diagnostic of `code` at `place`; the only way to make one. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  place: Place,
  words: Words<C>,
  more: { readonly related?: Diagnostic['related']; readonly fix?: Fix } = {},
): Diagnostic {
  const definition = codes[code] as unknown as CodeDefinition<Words<C>>;
  return {
    code,
    severity: definition.severity,
    message: definition.message(words),
    place,
    help: definition.help(words),
    related: more.related ?? [],
    ...(more.fix && { fix: more.fix }),
  };
}
