import { table } from '../entry.ts';
import { archives, copies, copiesBlocks, moves, truncates, writesOperands } from '../judges/files.ts';

const compresses = {
  rules: [
    ['-c --stdout --to-stdout -l --list -t --test -V --version', 'read-only', 'only prints'],
    ['--rm', 'destroys', 'deletes the file that it has packed'],
  ],
} as const;

/** Commands on files and folders. */
export const files = table([
  ['ls dir vdir tree exa eza stat du readlink realpath basename dirname namei pathchk getfacl getfattr lsattr locate mlocate ncdu', 'read-only', 'looks at files'],
  ['rm unlink', 'destroys', 'deletes files'],
  ['shred srm', 'destroys', 'overwrites files so that they cannot be had back'],
  ['rmdir', 'changes', 'removes empty folders'],
  ['mkdir mkfifo mknod mktemp touch install ln link', 'changes', 'makes files or folders'],
  ['chmod chown chgrp chattr setfacl setfattr chcon restorecon setcap', 'changes', 'changes who may use files'],
  ['cp', 'changes', 'copies files, and replaces those of the same name', { valued: '-t --target-directory -S --suffix', judge: copies }],
  ['mv rename', 'changes', 'moves files, and replaces those of the same name', { valued: '-t --target-directory -S --suffix', judge: moves }],
  ['scp sftp rclone', 'changes', 'copies files from or to another host'],
  [
    'rsync',
    'changes',
    'copies files, and replaces those of the same name',
    {
      valued: '-e --rsh -f --filter --exclude --include --exclude-from --include-from --files-from -T --temp-dir -B --port --log-file --bwlimit --max-size --min-size',
      rules: [
        ['-n --dry-run --list-only --version', 'read-only', 'only says what it would do'],
        ['--delete --del --delete-before --delete-during --delete-after --delete-delay --delete-excluded --remove-source-files', 'destroys', 'deletes files that the other side has not, or has now'],
      ],
    },
  ],
  ['tee', 'read-only', 'prints its input', { judge: writesOperands }],
  ['dd', 'read-only', 'reads blocks', { judge: copiesBlocks }],
  ['truncate', 'changes', 'changes the size of a file', { valued: '-s --size -r --reference', judge: truncates }],
  ['fallocate', 'changes', 'reserves space for a file', { valued: '-l -o -n', rules: [['-p --punch-hole -c --collapse-range -z --zero-range', 'destroys', 'cuts data out of a file']] }],
  ['tar bsdtar', 'read-only', 'lists an archive', { valued: '-f --file -C --directory -I --use-compress-program -T --files-from -X --exclude-from -F --exclude --to-command --checkpoint-action --transform --xform --strip-components -b -g -N', judge: archives }],
  ['gzip gunzip bzip2 bunzip2 xz unxz zstd unzstd lz4 unlz4 pigz', 'changes', 'replaces a file by its packed or unpacked form', compresses],
  ['zip cpio 7z', 'changes', 'writes an archive, or unpacks one'],
  ['unzip', 'changes', 'unpacks files', { rules: [['-l -t -p -v -Z', 'read-only', 'lists or prints what an archive holds']] }],
  ['vi vim nvim nano ed emacs joe mcedit sudoedit sensible-editor vipw visudo', 'changes', 'edits a file'],
  ['logrotate', 'changes', 'rotates logs, and deletes the oldest', { valued: '-s --state -m --mail -l --log', rules: [['-d --debug', 'read-only', 'only says what it would do']] }],
  ['tmpreaper tmpwatch', 'destroys', 'deletes old files'],
]);
