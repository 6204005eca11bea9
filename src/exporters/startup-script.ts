import { indexOrders } from '../core/startup/locate/index-orders.ts';
import type { StartupIndex } from '../core/startup/locate/startup-index.ts';
import { ordersStoppedBy } from '../core/startup/stops.ts';
import { dataScript } from './data-script.ts';
import type { Exporter } from './output-file.ts';

/** What a page needs to locate a start in any log: `data/startup.js`. */
export const startupScript: Exporter = ({ startupOrders, incidents }) => {
  const index: StartupIndex = {
    ...indexOrders(startupOrders),
    incidents: incidents.flatMap((record) => ordersStoppedBy(record, startupOrders)
      .map(({ daemon, file }) => ({ file, stage: record.stage!.slice(daemon.length + 1), id: record.id, title: record.title }))),
  };
  return [dataScript('startup', index)];
};
