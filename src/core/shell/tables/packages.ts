import { table, type More } from '../entry.ts';

const gone = 'removes packages together with their settings';
const apt: More = {
  rules: [
    ['-s --simulate --just-print --dry-run --recon --no-act --print-uris', 'read-only', 'only says what it would do'],
    ['--purge', 'destroys', gone],
  ],
};

/** Package managers. */
export const packages = table([
  [
    'apt apt-get aptitude',
    'read-only',
    'prints its help',
    {
      valued: '-o --option -c --config-file -t --target-release -a --host-architecture',
      ...apt,
      sub: table([
        ['list show search policy depends rdepends showsrc changelog check moo why', 'read-only', 'looks at packages'],
        ['update', 'changes', 'fetches the lists of packages'],
        ['install reinstall upgrade full-upgrade dist-upgrade safe-upgrade build-dep satisfy download source', 'changes', 'installs packages, and may restart daemons', apt],
        ['remove autoremove auto-remove hold unhold markauto unmarkauto', 'changes', 'removes packages, or holds them; settings stay', apt],
        ['clean autoclean auto-clean', 'changes', 'deletes downloaded packages, which can be fetched again'],
        ['purge autopurge', 'destroys', gone, apt],
      ]),
    },
  ],
  ['apt-cache apt-file apt-listchanges dpkg-query dpkg-architecture debsums needrestart checkrestart', 'read-only', 'looks at packages'],
  ['apt-mark', 'changes', 'holds packages', { sub: table([['showhold showauto showmanual', 'read-only', 'lists packages'], ['hold unhold auto manual', 'changes', 'holds packages']]) }],
  ['apt-config', 'read-only', 'prints settings'],
  ['dpkg', 'changes', 'installs or removes packages', { rules: [['-l --list -L --listfiles -s --status -S --search -V --verify -p --print-avail -c --contents -I --info --get-selections --print-architecture --audit --compare-versions --version', 'read-only', 'looks at packages'], ['-P --purge', 'destroys', gone]] }],
  ['update-alternatives alternatives', 'changes', 'changes which program a name means', { rules: [['--display --list --query --get-selections', 'read-only', 'lists alternatives']] }],
  ['dpkg-reconfigure add-apt-repository apt-key apt-add-repository', 'changes', 'changes how packages are set up'],
  [
    'yum dnf microdnf zypper tdnf',
    'read-only',
    'prints its help',
    {
      valued: '-c --config -x --exclude --enablerepo --disablerepo --releasever --setopt -R',
      sub: table([
        ['list info search provides whatprovides repolist repoquery check check-update deplist updateinfo repos se if lr packages patches', 'read-only', 'looks at packages'],
        ['history', 'read-only', 'looks at what was installed', { sub: table([['list info summary', 'read-only', 'looks at what was installed'], ['undo redo rollback', 'changes', 'undoes or repeats an installation']]) }],
        ['install reinstall update upgrade downgrade localinstall groupinstall distro-sync in up dup patch swap', 'changes', 'installs packages, and may restart daemons'],
        ['remove erase autoremove rm', 'changes', 'removes packages; changed settings stay as .rpmsave'],
        ['clean makecache config-manager versionlock module mark refresh ref', 'changes', 'changes lists and settings of packages'],
      ]),
    },
  ],
  ['yum-config-manager', 'changes', 'changes the sources of packages'],
  ['rpm', 'changes', 'installs or removes packages', { rules: [['-q --query -V --verify -K --checksig --eval --showrc --version', 'read-only', 'looks at packages']] }],
  ['apk', 'read-only', 'prints its help', { sub: table([['info list search policy version audit stats', 'read-only', 'looks at packages'], ['add update upgrade fix fetch cache', 'changes', 'installs packages'], ['del', 'changes', 'removes packages']]) }],
  ['pacman', 'changes', 'installs or removes packages', { rules: [['-Q --query', 'read-only', 'looks at packages']] }],
  ['snap', 'read-only', 'prints its help', { sub: table([['list info find changes services logs version connections tasks', 'read-only', 'looks at snaps'], ['install refresh revert start stop restart enable disable set connect disconnect', 'changes', 'changes snaps'], ['remove', 'destroys', 'removes a snap with its data; with --purge without a snapshot']]) }],
]);
