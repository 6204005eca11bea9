import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonSchemas } from '../../../src/core/incident/json-schema.ts';
import { components } from '../../../src/core/incident/schema.ts';

test('there is a schema for each format, the same at every call', () => {
  assert.deepEqual(jsonSchemas().map(({ name }) => name), ['incident.json', 'runbook.json', 'startup-order.json']);
  assert.equal(JSON.stringify(jsonSchemas()), JSON.stringify(jsonSchemas()));
});

test('a schema is what a contributor writes: described fields, values to choose from, defaults left out', () => {
  const incident = jsonSchemas()[0]!.schema as {
    required: string[]; additionalProperties: boolean; properties: Record<string, { description?: string; enum?: string[] }>;
  };
  assert.equal(incident.additionalProperties, false);
  assert.deepEqual(incident.properties['component']?.enum, [...components]);
  assert.ok(!incident.required.includes('lang') && incident.required.includes('summary'));
  for (const [field, { description }] of Object.entries(incident.properties)) assert.ok(description, field);
});
