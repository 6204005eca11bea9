import { table } from '../entry.ts';
import { runsAwk } from '../judges/awk.ts';
import { writesLastOperand, writesTo } from '../judges/files.ts';
import { editsStream } from '../judges/sed.ts';

/** Commands that read text and print text. */
export const text = table([
  ['cat tac head tail less more most zcat zless zmore bzcat xzcat zstdcat gzcat view rev', 'read-only', 'prints files'],
  ['grep egrep fgrep zgrep zegrep zfgrep bzgrep xzgrep rg ag ack pcregrep look', 'read-only', 'finds lines'],
  ['wc cut paste tr column fold fmt nl join comm tsort expand unexpand pr shuf seq expr bc factor numfmt yes', 'read-only', 'prints text'],
  ['diff cmp sdiff colordiff diff3', 'read-only', 'compares files', { valued: '-o --output -x --exclude -I -U -C', judge: writesTo('--output') }],
  ['md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum sum', 'read-only', 'prints checksums'],
  ['od hexdump hd strings base64 base32 file jq gojq xmllint dasel fx', 'read-only', 'prints what a file holds'],
  ['xxd', 'read-only', 'prints bytes', { valued: '-c -g -l -s -o -n', judge: writesLastOperand(2) }],
  ['sort', 'read-only', 'sorts lines', { valued: '-o --output -k --key -t --field-separator -S --buffer-size -T --temporary-directory', rules: [['--compress-program', 'unknown', 'runs another program']], judge: writesTo('-o --output', 'replaces') }],
  ['uniq', 'read-only', 'drops repeated lines', { valued: '-f -s -w --skip-fields --skip-chars --check-chars', judge: writesLastOperand(2) }],
  ['sed gsed', 'read-only', 'prints text', { valued: '-e --expression -f --file -l --line-length', rules: [['-i --in-place', 'changes', 'rewrites files in place']], judge: editsStream }],
  ['awk gawk mawk nawk', 'read-only', 'prints text', { leading: true, valued: '-F --field-separator -v --assign -f --file -i --include', judge: runsAwk }],
  ['yq', 'read-only', 'prints what a file holds', { rules: [['-i --inplace --in-place', 'changes', 'rewrites files in place']] }],
  ['split csplit', 'changes', 'writes the pieces of a file'],
  ['python python2 python3', 'unknown', 'runs a program that the tables cannot read', { leading: true, valued: '-m -c -W -X', rules: [['-m=json.tool -V --version', 'read-only', 'prints text']] }],
  ['perl ruby node php lua', 'unknown', 'runs a program that the tables cannot read', { rules: [['--version', 'read-only', 'prints its version']] }],
]);
