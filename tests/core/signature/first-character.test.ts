import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryStarts } from '../../../src/core/signature/entry-start.ts';
import { byFirstCharacter } from '../../../src/core/signature/first-character.ts';
import { peelers, type PrefixFacts } from '../../../src/core/signature/prefix.ts';
import { loadCorpus } from './load-corpus.ts';

/** Of each kind at least one line, for not all are in the corpus; what a pattern begins with otherwise too. */
const lines = [
  'web_1  | ok', '.web  | ok', '-web  | ok', '.a@node-4:~$ docker ps', '-a@node-4:~$ docker ps', '[pod/web-0/app] ok', '#12 0.345 ok', '##[error]ok', '00O ok', 'kernel:[ 12.345678] ok', '2026-11-25T05:10:07Z ok', '[2026-11-25 05:10:07] ok',
  'Nov 25 05:10:07 a ok', 'déc. 25 05:10:07 a ok', '11月 25 05:10:07 a ok', '月曜日 11月 25 05:10:07 a ok', '25. November 05:10:07 ok', '<14>Nov 25 05:10:07 a ok', '[Wed Nov 25 05:10:07 2026] ok',
  '05:10:07 ok', '[05:10:07] ok', '[    1.234567] ok', 'stdout F ok', 'I1125 05:10:07.123456    1204 a.go:1] ok', 'W1125 05:10:07.123456    1204 a.go:1] ok', 'E1125 05:10:07.1 1 a.go:1] ok',
  'F1125 05:10:07.1 1 a.go:1] ok', ...['TRAC', 'DEBU', 'INFO', 'WARN', 'ERRO', 'FATA', 'PANI'].map((level) => `${level}[0001] ok`),
  ...['DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'debug', 'info', 'warn', 'error', 'fatal'].flatMap((level) => [`${level}]  ok`, `[${level}] ok`]),
  'Normal  Pulled  kubelet ok', 'Warning  Failed  kubelet ok', '3m  Warning  Failed  kubelet ok', 'a dockerd[7]: ok', '_a dockerd[7]: ok', '(sd-pam)[7]: ok', '.a dockerd[7]: ok', '-a dockerd[7]: ok', 'a kernel: ok',
  ...['dockerd', 'docker-containerd', 'containerd', 'kubelet', 'kernel', 'systemd'].map((program) => `${program}: ok`),
  'time="2026"', 'level=info', 'ts=1', 'msg=ok', '{"log":"ok"}', '{\\"log\\"', './a[7]: ok', '@a[7]: ok', '/usr/bin/a[7]: ok', ')a[7]: ok', '$ docker ps', '# docker ps', 'operator@node-4:~$ docker ps',
  'Failed: ok', 'unexpected fault address 0x0', '[signal SIGSEGV]', 'SIGSEGV: ok', 'runtime: ok', 'docker: ok', 'error: ok', 'failed to start daemon: ok', 'panic: ok', 'fatal ok', 'goroutine 1', 'Step 1', '#1 ok', 'Cannot ok',
];
const texts = [...lines, ...loadCorpus().flatMap(({ text }) => text.split('\n')).map((line) => line.slice(0, 2000))];
const facts: readonly PrefixFacts[] = [{}, { stamped: true }];

test('a prefix is looked for at every character that one can begin with', () => {
  const seen = new Set<string>();
  const peelersFor = byFirstCharacter(peelers);
  for (const text of texts) {
    for (let at = 0; at < Math.min(text.length, 120); at++) {
      for (const peeler of peelers) {
        if (!facts.some((each) => peeler.peel(text, at, text.length, { ...each }) > at)) continue;
        seen.add(peeler.name);
        assert.ok(peelersFor(text.charCodeAt(at)).includes(peeler), `${peeler.name}: ${text.slice(at, at + 60)}`);
      }
    }
  }
  assert.deepEqual(peelers.filter(({ name }) => !seen.has(name)).map(({ name }) => name), []);
});

test('the beginning of an entry is looked for at every character that one can begin with', () => {
  const startsFor = byFirstCharacter(entryStarts);
  for (const text of texts) {
    for (let at = 0; at < Math.min(text.length, 120); at++) {
      for (const start of entryStarts) {
        start.pattern.lastIndex = at;
        if (start.pattern.test(text)) assert.ok(startsFor(text.charCodeAt(at)).includes(start), `${start.pattern}: ${text.slice(at, at + 60)}`);
      }
    }
  }
});
