import assert from 'node:assert/strict';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import { compileStartupOrder } from '../../../src/core/startup/compile.ts';
import type { StartupOrder } from '../../../src/core/startup/startup-order.ts';

/** One step as a test writes it: its stage, and more of its YAML, indented by four. */
export type WrittenStep = string | readonly [stage: string, yaml: string];

const observed = '    observable: { stack-dump: { state: "no" }, api-socket: { state: "no" }, debug-endpoint: { state: "no" }, metrics: { state: "no" }, service-manager: { state: "no" } }\n';

/** Compiles an order of dockerd from its steps; the first step says that nothing can be seen yet. */
export function orderOf(version: string, steps: readonly WrittenStep[]): StartupOrder {
  const text = steps.map((written, index) => {
    const [stage, yaml] = typeof written === 'string' ? [written, ''] : written;
    const name = yaml.includes('    name:') ? '' : `    name: Step ${stage}\n`;
    const does = yaml.includes('    does:') ? '' : '    does: Something.\n';
    return `  - stage: ${stage}\n${name}    pointer: "test/daemon@${version}:a.go#${stage.replaceAll('-', '')}"\n${does}${index === 0 && !yaml.includes('observable') ? observed : ''}${yaml}`;
  }).join('');
  const { value, diagnostics } = compileStartupOrder({
    path: `content/startup/dockerd/${version}.yaml`,
    text: `title: dockerd ${version.slice(1)}\nsummary: A made-up order for comparing it with others.\nrepository: test/daemon\ntag: ${version}\ncommit: f65d56b51572c7e5b0c7e5b0c7e5b0c7e5b0c7e5\nreviewed: 2026-11-25\nsteps:\n${text}`,
  }, { pointers: {}, drawDiagram: drawMermaid });
  assert.deepEqual(diagnostics, []);
  return value!;
}
