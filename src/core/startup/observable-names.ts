import type { ObservableKey } from './observable-keys.ts';

/** What can be observed, in as few words as a table wants. */
export const observableNames: Readonly<Record<ObservableKey, string>> = {
  'stack-dump': 'SIGUSR1 dump', 'api-socket': 'API socket', 'debug-endpoint': 'pprof', metrics: 'metrics', 'service-manager': 'systemd',
};
