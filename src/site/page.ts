import type { ComparisonPageProps, VersionsPageProps } from './compare-pages.ts';
import type { DiagnosticPageProps, DiagnosticsPageProps } from './diagnostic-pages.ts';
import type { HomePageProps } from './home-page.ts';
import type { IncidentListPageProps } from './incident-list-page.ts';
import type { IncidentPageProps } from './incident-page.ts';
import type { RunbookListPageProps, RunbookPageProps } from './runbook-pages.ts';
import type { StagePageProps } from './stage-page.ts';
import type { StartupListPageProps, StartupPageProps } from './startup-pages.ts';
import type { ContributePageProps } from './contribute-page.ts';

/** Props of every kind of page: plain JSON, and all that the page prints. */
export interface PageProps {
  readonly home: HomePageProps;
  readonly incidents: IncidentListPageProps;
  readonly incident: IncidentPageProps;
  readonly runbooks: RunbookListPageProps;
  readonly runbook: RunbookPageProps;
  readonly startups: StartupListPageProps;
  readonly startup: StartupPageProps;
  readonly stage: StagePageProps;
  readonly comparison: ComparisonPageProps;
  readonly versions: VersionsPageProps;
  readonly search: Record<string, never>;
  readonly contribute: ContributePageProps;
  readonly diagnostics: DiagnosticsPageProps;
  readonly diagnostic: DiagnosticPageProps;
  readonly notFound: Record<string, never>;
}

export type PageKind = keyof PageProps;

/** One page of the site. */
export type Page = { [K in PageKind]: {
  readonly kind: K;
  /** From the site's root, e.g. `incidents/x.html`. */
  readonly path: string;
  readonly props: PageProps[K];
} }[PageKind];

/** From a page's folder to the site's root: `''` or `'../'`. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1);
