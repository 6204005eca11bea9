import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { noText, noTextHelp, noTextSentence } from '../../../src/core/signature/no-text.ts';

const log = 'Mar 14 06:12:40 node-7 dockerd[3100]: time="2026-03-14T06:12:40Z" level=info msg="Starting up"\n'.repeat(20);
const what = (bytes: Uint8Array | string) => noText(Buffer.from(bytes as string, 'latin1'))?.what;

test('what is packed or drawn is known by its first bytes', () => {
  assert.equal(what(zstdCompressSync(log)), 'zstd');
  assert.equal(what(gzipSync(log)), 'gzip in gzip');
  const firsts: Readonly<Record<string, string>> = {
    '\xfd7zXZ\0': 'xz', 'BZh91AY': 'bzip2', '\x04\x22\x4d\x18': 'lz4', 'PK\x03\x04': 'a zip archive', '7z\xbc\xaf\x27\x1c': 'a 7-Zip archive', 'LPKSHHRH': 'a journal file of systemd',
    '\x7fELF': 'a program or a core dump', '\x89PNG\r\n': 'a picture', '%PDF-1.4': 'a PDF', [`${'\0'.repeat(16)}\xed\xda\x0c\xed`]: 'a bolt database', [`${'a'.repeat(257)}ustar`]: 'a tar archive',
  };
  for (const [first, expected] of Object.entries(firsts)) assert.equal(what(first), expected);
});

test('bytes that are nothing known are no text; what is said is one sentence and what to do', () => {
  const noise = Uint8Array.from({ length: 2000 }, (_, index) => (index * 7919 + index * index * 31) % 256);
  assert.equal(what(noise), 'no text');
  assert.equal(noTextSentence(noText(noise)!, 'x.log'), 'x.log is no text.');
  assert.equal(what(Buffer.from(log, 'utf16le')), 'UTF-16 without its mark');
  assert.equal(noTextHelp(noText(Buffer.from(log, 'utf16le'))!, 'x.log'), 'Turn it into text first: iconv -f UTF-16LE -t UTF-8 x.log | leadline match -');
});

test('text stays text', () => {
  const framed = 'short\n'.repeat(30).replace(/^/gm, '\x01\0\0\0\0\0\0\x06');
  for (const text of ['', 'EOF', log, `${'\0'.repeat(3000)}${log}`, log.replaceAll('level', '\x1b[36mlevel\x1b[0m'), log.replaceAll('\n', '\r'), 'é\xe9\xff'.repeat(100), framed, 'PK', 'GIF', '\x07\x08'.repeat(50)]) {
    assert.equal(what(text), undefined, JSON.stringify(text.slice(0, 30)));
  }
});
