/** Words that front matter may use. Apart from the schema, so that a page can read them without it. */
export const components = [
  'docker-cli', 'dockerd', 'containerd', 'containerd-shim', 'runc', 'cri', 'kubelet', 'buildkit', 'compose',
  'network', 'storage', 'registry', 'kernel', 'systemd',
] as const;
export const severities = ['outage', 'degraded', 'nuisance'] as const;
export const statuses = ['open', 'known-error', 'fixed', 'retired'] as const;
export const languages = ['en', 'zh'] as const;

/** Id of a record, runbook or stage: the file's name without its ending. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
