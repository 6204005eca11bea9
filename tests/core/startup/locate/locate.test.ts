import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markLong } from '../../../../src/core/startup/locate/describe-steps.ts';
import { indexOrders, locate } from '../../../../src/core/startup/locate/index-orders.ts';
import { surelyPrinted } from '../../../../src/core/startup/locate/locate-index.ts';
import { compileLocator } from '../../../../src/core/startup/locate/locate.ts';
import { isFinalText } from '../../../../src/core/startup/locate/text-facts.ts';
import { numericPlaceholders, splitPlaceholders } from '../../../../src/core/signature/placeholder.ts';
import { orders } from './orders.ts';

const index = indexOrders(orders);
const locator = compileLocator(index);

/** A text of an order as logrus writes it: what varies filled in. */
const filled = (text: string): string => splitPlaceholders(text).pieces.map((piece) => (piece.kind === 'literal' ? piece.text : numericPlaceholders.has(piece.name) ? '7' : 'x')).join('');
const line = (level: string, text: string): string => {
  const field = /\s[a-z_][\w.-]*(?:\(s\))?=/i.exec(text);
  const [message, fields] = field ? [text.slice(0, field.index), text.slice(field.index)] : [text, ''];
  return `level=${level} msg=${JSON.stringify(filled(message))}${filled(fields)}`;
};

/** For each order, for each step that every start prints something in: the log up to there. */
function* logsUpToEachStep(debug: boolean) {
  for (const order of index.orders) {
    const lines: string[] = [];
    for (const step of order.steps) {
      const texts = step.concurrent ? [] : surelyPrinted(step, index.texts, debug);
      if (texts.length === 0) continue;
      lines.push(...texts.map((text) => line(index.texts[text]![0], index.texts[text]![1])));
      yield { order, step, text: lines.join('\n') };
    }
  }
}

for (const debug of [false, true]) {
  test(`every step of every order is the last one of the log that ends there, at ${debug ? 'debug' : 'info'}`, () => {
    let logs = 0;
    for (const { order, step, text } of logsUpToEachStep(debug)) {
      const { starts } = locator.locate(text, { version: { [order.daemon]: order.name } });
      assert.deepEqual(starts.map(({ last, by, exact }) => [last, by, exact]), [[step.stage, 'asked', true]], `${order.file} ${step.stage}\n${text}`);
      logs++;
    }
    assert.ok(logs > 150, String(logs));
  });
}

test('each message that ends a start fails in a step that has it', () => {
  const elsewhere: string[] = [];
  for (const order of index.orders) {
    for (const step of order.steps) {
      for (const text of step.messages) {
        const [level, words, place, anchor] = index.texts[text]!;
        if ((level !== 'stderr' && level !== 'fatal') || place === 'end' || anchor === null || step.told?.includes(text)) continue;
        const written = level === 'stderr' ? `${order.daemon === 'dockerd' ? 'failed to start daemon: ' : ''}${filled(words)}` : `level=fatal msg=${JSON.stringify(filled(words))}`;
        const log = `Nov  2 10:00:00 h ${order.daemon}[9]: ${written}`;
        const [start] = locator.locate(log, { version: { [order.daemon]: order.name } }).starts;
        assert.equal(start?.state, 'failed', `${order.file} ${step.stage}: ${log}`);
        const having = order.steps.filter(({ messages }) => messages.includes(text)).map(({ stage }) => stage);
        if (!having.includes(start.failed ?? '')) elsewhere.push(`${order.file} ${step.stage} → ${start.failed}: ${log}`);
      }
    }
  }
  assert.deepEqual(elsewhere, []);
});

test('a step whose signal ends the start, or that a line only speaks of, has not failed', () => {
  const log = (...lines: string[]) => ['level=info msg="starting containerd" version=1.6.33', 'level=info msg="loading plugin \\"io.containerd.metadata.v1.bolt\\"..." type=io.containerd.metadata.v1', ...lines]
    .map((each) => `Nov  2 10:00:00 h containerd[9]: ${each}`).join('\n');
  const of = (...lines: string[]) => locator.locate(log(...lines)).starts.map(({ state, last, failed, ended }) => [state, last, failed, ended?.kind]);
  assert.deepEqual(of('containerd: context canceled'), [['stopped', 'open-metadata-database', undefined, 'signal']]);
  assert.deepEqual(of('reading from containerd: context canceled'), [['not-finished', 'open-metadata-database', undefined, undefined]]);
  assert.deepEqual(of('containerd: failed to load TOML: /etc/containerd/config.toml: x'), [['failed', 'open-metadata-database', 'load-config-file', 'error']]);
});

test('the version asked for counts more than the one in the log', () => {
  const log = 'level=info msg="Starting up"\nlevel=info msg="Docker daemon" commit=x version=28.5.2';
  const of = (version?: Record<string, string>) => locator.locate(log, version ? { version } : {}).starts.map(({ order, by }) => [order.version, by]);
  assert.deepEqual(of(), [['28.5.2', 'log']]);
  assert.deepEqual(of({ dockerd: '5:20.10.7~3-0~debian' }), [['20.10.27', 'asked']]);
  assert.deepEqual(of({ containerd: '1.6.33' }), [['28.5.2', 'log']]);
});

test('a release without an order is held against a neighbour, and that is said', () => {
  const log = 'level=info msg="Starting up"\nlevel=info msg="Docker daemon" commit=x version=99.1.0';
  assert.deepEqual(locator.locate(log).starts.map(({ order, exact, version }) => [order.version, exact, version]), [['29.7.2', false, '99.1.0']]);
});

test('a version asked for in any form finds its order', () => {
  const containerd = 'level=info msg="starting containerd" revision=x';
  const dockerd = 'level=info msg="Starting up"';
  const of = (daemon: 'dockerd' | 'containerd', version: string) => locator.locate(daemon === 'dockerd' ? dockerd : containerd, { version: { [daemon]: version } }).starts.map(({ order, by, exact }) => [order.version, by, exact])[0];
  for (const [version, order] of [['1.12.3-cs4', '1.12.3'], ['17.03.2-ce', '17.03.2-ce'], ['17.03.2~ce-0~debian', '17.03.2-ce'], ['docker-v29.7.2', '29.7.2'], ['5:20.10.7~3-0~debian-bullseye', '20.10.27'], ['20.10.27+azure', '20.10.27'],
    ['Docker version 24.0.9, build 2936816', '24.0.9']] as const) assert.deepEqual(of('dockerd', version), [order, 'asked', true], version);
  for (const [version, order] of [['1.6.33-0ubuntu1~22.04.1', '1.6.33'], ['v2.0.0-rc.1', '2.0.5'], ['containerd containerd.io 1.7.27 05044ec', '1.7.27'], ['1.2.13-0ubuntu1', '1.2.13']] as const) assert.deepEqual(of('containerd', version), [order, 'asked', true], version);
  assert.deepEqual(of('dockerd', 'newest')?.slice(1), ['fit', false]);
});

test('incidents are those of the stages where it may stand', () => {
  const log = 'level=info msg="Starting up"\nlevel=info msg="libcontainerd: started new containerd process" pid=7';
  const { starts } = locator.locate(log, { version: { dockerd: '20.10.7' }, incidents: (order, stage) => [`${order.name} ${stage}`] });
  assert.deepEqual([starts[0]!.incidents[0], starts[0]!.incidents.includes('20.10.27 connect-containerd')], ['20.10.27 start-containerd', true]);
  assert.ok(!starts[0]!.incidents.includes('20.10.27 load-containers'));
});

test('a step whose messages are all of level debug is not counted as missing in an info log', () => {
  const log = 'level=info msg="Starting up"\nlevel=info msg="Loading containers: start."';
  const steps = locator.locate(log, { version: { dockerd: '20.10.7' } }).starts[0]!.steps;
  const stateOf = (stage: string) => steps.find((step) => step.stage === stage)?.state;
  assert.deepEqual(['limit-threads', 'check-log-options', 'load-containers', 'restore-containers', 'prepare-container-volumes', 'report-containers-loaded', 'serve-api'].map(stateOf),
    ['passed', 'passed', 'last', 'possible', 'possible', 'next', 'ahead']);
});

test('messages of steps that run beside others do not order', () => {
  const log = 'level=info msg="Starting up"\nlevel=debug msg="daemon is not responding" binary=containerd error=x module=libcontainerd';
  const [start] = locator.locate(log, { version: { dockerd: '20.10.7' } }).starts;
  assert.deepEqual([start!.last, start!.steps.find(({ stage }) => stage === 'watch-containerd-connection')?.state], ['start-containerd', 'seen']);
  assert.equal(start!.next, 'limit-threads');
});

test('a gap is long when it stands out among the others of the start', () => {
  assert.deepEqual(markLong([0.1, 15, 0.2]), [false, true, false]);
  assert.deepEqual(markLong([12, 15, 14]), [false, false, false]);
  assert.deepEqual(markLong([0.1, 4, 0.2]), [false, false, false]);
  assert.deepEqual(markLong([60]), [true]);
});

test('times: over midnight, counters, and a log without any', () => {
  const gap = (log: string) => locator.locate(log).starts[0]!.steps.find(({ stage }) => stage === 'set-up-logging')?.took;
  const journal = (clock: string, words: string) => `Nov  2 ${clock} h dockerd[9]: ${words}`;
  assert.equal(gap(`${journal('23:59:58', 'level=info msg="Starting up"')}\n${journal('00:00:03', 'level=info msg="Loading containers: start."')}`), 5);
  assert.equal(gap('INFO[0001] Starting up\nINFO[0013] Loading containers: start.'), 12);
  assert.equal(gap('level=info msg="Starting up"\nlevel=info msg="Loading containers: start."'), undefined);
});

test('the index is plain JSON, and one call does the same', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(index)), index);
  assert.deepEqual(locate('level=info msg="Starting up"', orders), locator.locate('level=info msg="Starting up"'));
  for (const order of index.orders) assert.ok(order.steps.some(({ messages }) => messages.some((text) => isFinalText(index.texts[text]![1]))), order.file);
});

test('work grows with the text, not faster', () => {
  const lines = [
    'time="2026-03-14T06:12:40.1Z" level=info msg="Starting up"', 'level=info msg="cleaning up dead shim"', 'level=info msg="Loading containers: start."',
    'INFO[0001] loading plugin "io.containerd.content.v1.content"...  type=io.containerd.content.v1', 'level=info msg="API listen on /x"', 'level=fatal msg=EOF',
    'failed to start daemon: failed to start daemon: failed to start containerd: ', 'systemd[1]: Starting Docker Application Container Engine...',
  ];
  for (const each of [...lines, lines.join('\n')]) {
    const stepsOf = (count: number): number => {
      const work = { steps: 0 };
      locator.locate(`${each}\n`.repeat(count), { work });
      return work.steps;
    };
    const [small, large] = [stepsOf(200), stepsOf(800)];
    assert.ok(large <= small * 4.2, `${each}: ${small} → ${large}`);
  }
});

test('any bytes: never a throw', () => {
  let state = 11;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const pieces = ['level=info msg="', 'Starting up', 'panic: ', '\u0000', '\\', '"', '\n', 'API listen on ', '{"msg":"', '…', 'failed to start daemon: ', 'dockerd[1]: ', 'time="', '2026-13-99T99:99:99Z', '\ud800'];
  for (let round = 0; round < 200; round++) {
    locator.locate(Array.from({ length: 60 }, () => pieces[Math.floor(random() * pieces.length)]).join(''));
  }
});
