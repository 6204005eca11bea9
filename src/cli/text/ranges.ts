import type { IncidentRecord } from '../../core/incident/incident.ts';

/** Version ranges per product in one line: `docker >=1.11.0 <17.03.1, containerd <0.2.6`. */
export const ranges = (versions: IncidentRecord['affects']): string =>
  Object.entries(versions).map(([product, range]) => `${product} ${range === '*' ? '(all versions)' : range}`).join(', ');
