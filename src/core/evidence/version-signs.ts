/** What programs print of their versions when they are asked; one of them is in every line whose version `versions.ts` reads. */
export const printedSigns: readonly string[] = [
  'Version:', '"ServerVersion"', 'containerd version:', 'runc version', 'Docker version ', 'Compose version ',
  'containerd github.com/', 'ctr github.com/', 'containerd containerd.io ', 'ctr containerd.io ', 'Linux ', 'Kubernetes ',
  'docker-ce', 'docker-ee', 'docker-engine', 'docker.io-', 'moby-engine-', 'containerd.io-', 'ii  docker', 'ii  moby', 'ii  containerd', 'ii  runc', '[installed',
];

/** `docker-2:1.13.1`, `containerd-2.0.5`; the name alone begins every second path and cgroup. */
export const packageSign = /(?:docker|containerd|runc)-(?:\d{1,2}:)?v?\d{1,4}\.\d/;

/** What daemons log of themselves, once a start. */
export const loggedSigns: readonly string[] = ['Docker daemon', 'starting containerd'];
