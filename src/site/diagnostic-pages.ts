import { codes, type DiagnosticCode } from '../core/diagnostics/codes.ts';
import type { CodeDefinition } from '../core/diagnostics/define.ts';
import { diagnosticUrl } from '../core/knowledge-base/urls.ts';
import { byText } from '../core/order.ts';

export interface DiagnosticPageProps {
  readonly code: string;
  readonly title: string;
  readonly severity: string;
  readonly why: string;
  readonly wrong?: string | undefined;
  readonly right?: string | undefined;
  /** The other codes of its area; `url` from the page's own folder. */
  readonly others: readonly { readonly title: string; readonly url: string }[];
}

export interface DiagnosticsPageProps {
  readonly groups: readonly {
    readonly area: string;
    readonly codes: readonly { readonly code: string; readonly title: string; readonly severity: string; readonly url: string }[];
  }[];
}

const definitionOf = (code: DiagnosticCode) => codes[code] as unknown as CodeDefinition<unknown>;

export const allCodes = (Object.keys(codes) as DiagnosticCode[]).sort(byText);

export function diagnosticsPage(): DiagnosticsPageProps {
  const areas = [...new Set(allCodes.map((code) => code.split('/')[0]!))];
  return {
    groups: areas.map((area) => ({
      area,
      codes: allCodes.filter((code) => code.startsWith(`${area}/`)).map((code) => {
        const { title, severity } = definitionOf(code);
        return { code, title, severity, url: diagnosticUrl(code) };
      }),
    })),
  };
}

export function diagnosticPage(code: DiagnosticCode): DiagnosticPageProps {
  const { title, severity, why, wrong, right } = definitionOf(code);
  const area = code.slice(0, code.indexOf('/') + 1);
  const others = allCodes.filter((other) => other !== code && other.startsWith(area)).map((other) => ({
    title: definitionOf(other).title, url: `../${diagnosticUrl(other)}`,
  }));
  return { code, title, severity, why, wrong, right, others };
}
