import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { IncidentRecord } from '../../src/core/incident/incident.ts';
import type { KnowledgeBase } from '../../src/core/knowledge-base/knowledge-base.ts';
import { indexOrders } from '../../src/core/startup/locate/index-orders.ts';
import type { StartupIndex } from '../../src/core/startup/locate/startup-index.ts';
import { startupScript } from '../../src/exporters/startup-script.ts';
import { orders } from '../core/startup/locate/orders.ts';
import { readDataScript } from './read-data-script.ts';

const record = { id: 'disk-hangs', title: 'The disk hangs', stage: 'dockerd/load-containers', affects: { docker: '>=20.10.0 <24.0.0' } } as unknown as IncidentRecord;

function exported(): { text: string; index: StartupIndex } {
  const [file, ...more] = [...startupScript({ startupOrders: orders, incidents: [record] } as unknown as KnowledgeBase)];
  assert.equal(more.length, 0);
  assert.equal(file!.path, 'data/startup.js');
  const text = String(file!.text);
  return { text, index: readDataScript('startup', text) as StartupIndex };
}

test('the orders as they are located against, with the records that stop them', () => {
  const { incidents, ...index } = exported().index;
  assert.deepEqual(index, JSON.parse(JSON.stringify(indexOrders(orders))));
  assert.deepEqual(incidents, [{ file: 'content/startup/dockerd/v20.10.27.yaml', stage: 'load-containers', id: 'disk-hangs', title: 'The disk hangs' }]);
});

test('it is small enough to be loaded when a log is pasted', () => {
  const bytes = gzipSync(exported().text).length;
  assert.ok(bytes < 60_000, `${bytes} bytes with gzip`);
});
