import { table, type More } from '../entry.ts';
import { writesTo } from '../judges/files.ts';
import { actsOnNetwork, fetchesUrl, requestsUrl, setsInterface } from '../judges/network.ts';

const filter: More = {
  valued: '-t --table -p --protocol -s --source -d --destination -j --jump -g --goto -i --in-interface -o --out-interface -m --match -A --append -D --delete -I --insert -R --replace -C --check -P --policy -E --rename-chain',
  rules: [
    ['-F --flush', 'destroys', 'deletes all rules of a chain or table; they cannot be had back unless they were saved'],
    ['-X --delete-chain', 'destroys', 'deletes chains; they cannot be had back unless they were saved'],
    ['-A --append -D --delete -I --insert -R --replace -N --new-chain -P --policy -E --rename-chain -Z --zero', 'changes', 'changes the firewall while it runs'],
  ],
};

/** The network of the host, and other hosts. */
export const network = table([
  ['ss netstat nstat ping ping6 arping traceroute traceroute6 tracepath mtr dig nslookup host drill whois iftop nethogs iptraf ipcalc', 'read-only', 'looks at the network'],
  ['ip tc bridge', 'read-only', 'prints network settings', { leading: true, singleDash: true, valued: '-n -netns -f -family -b -batch --batch -rc -rcvbuf -l -loops', judge: actsOnNetwork }],
  ['ifconfig route iwconfig', 'read-only', 'prints network settings', { judge: setsInterface }],
  ['arp', 'read-only', 'prints network settings', { rules: [['-d --delete -s --set -f --file', 'changes', 'changes the network of this host while it runs']] }],
  ['brctl', 'read-only', 'prints its help', { sub: table([['show showmacs showstp', 'read-only', 'prints network settings'], ['addbr delbr addif delif stp setfd sethello setmaxage setageing setpathcost hairpin setbridgeprio setportprio', 'changes', 'changes the network of this host while it runs']]) }],
  ['ifup ifdown dhclient dhcpcd netplan nmtui', 'changes', 'changes the network of this host while it runs'],
  ['ethtool', 'read-only', 'looks at an interface', { rules: [['-s --change -K --offload --features -G --set-ring -C --coalesce -L --set-channels -A --pause -E -r --negotiate -t --test -p --identify -X -N -U --reset --flash', 'changes', 'changes an interface']] }],
  ['nmcli', 'read-only', 'prints network settings', { sub: table([['general device connection networking radio monitor g d c dev con', 'read-only', 'prints network settings', { sub: table([['status show list monitor connectivity permissions', 'read-only', 'prints network settings'], ['up down add modify edit delete reload load connect disconnect set reapply on off hostname', 'changes', 'changes the network of this host']]) }]]) }],
  ['iptables ip6tables iptables-legacy iptables-nft ip6tables-legacy ip6tables-nft ebtables arptables', 'read-only', 'prints firewall rules', filter],
  ['iptables-save ip6tables-save iptables-legacy-save iptables-nft-save nft-list', 'read-only', 'prints firewall rules', { valued: '-f --file -t --table -M', judge: writesTo('-f --file') }],
  ['iptables-restore ip6tables-restore', 'destroys', 'replaces all firewall rules', { rules: [['-t --test', 'read-only', 'only checks rules'], ['-n --noflush', 'changes', 'adds firewall rules']] }],
  ['nft', 'read-only', 'prints its help', {
    valued: '-I --includepath -D --define -f --file',
    rules: [['-c --check -v --version', 'read-only', 'only checks rules'], ['-f --file', 'unknown', 'runs rules that the block does not show']],
    sub: table([['list monitor describe export', 'read-only', 'prints firewall rules'], ['add insert replace create rename reset', 'changes', 'changes the firewall while it runs'], ['delete flush destroy', 'destroys', 'deletes firewall rules; they cannot be had back unless they were saved']]),
  }],
  ['ipset', 'read-only', 'prints its help', { sub: table([['list save test version -L -S', 'read-only', 'prints sets of addresses'], ['add del create rename swap restore -A -D -N', 'changes', 'changes a set of addresses'], ['flush destroy -F -X', 'destroys', 'deletes a set of addresses']]) }],
  ['ipvsadm', 'changes', 'changes virtual services', { rules: [['-C --clear', 'destroys', 'deletes all virtual services'], ['-L -l --list -S --save', 'read-only', 'prints virtual services']] }],
  ['conntrack', 'read-only', 'lists connections', { rules: [['-D --delete -F --flush -U --update -I --create', 'changes', 'makes the kernel forget connections, which then break']] }],
  ['firewall-cmd', 'unknown', 'talks to firewalld', { rules: [['--state --list-all --list-all-zones --get-zones --get-active-zones --get-default-zone --get-services --list-services --list-ports --list-interfaces --direct --query-service --info-zone --check-config --version', 'read-only', 'asks firewalld'], ['--reload --complete-reload --permanent --add-service --add-port --add-interface --remove-service --remove-port --remove-interface --change-interface --set-default-zone --zone --runtime-to-permanent --add-rich-rule --new-zone --delete-zone', 'changes', 'changes the firewall']] }],
  ['ufw', 'unknown', 'talks to the firewall', { sub: table([['status version show', 'read-only', 'prints firewall rules'], ['enable disable reload allow deny delete insert limit route default logging', 'changes', 'changes the firewall'], ['reset', 'destroys', 'deletes all firewall rules']]) }],
  ['tcpdump tshark dumpcap ngrep', 'read-only', 'shows packets', { valued: '-w -i --interface -c -r -s -C -G -W -Z -z -B -f', rules: [['-z', 'unknown', 'runs a command on each file']], judge: writesTo('-w') }],
  ['nc ncat netcat', 'unknown', 'sends what it reads to a socket', { valued: '-p -w -s -i -x -X -q -e -c', rules: [['-e -c', 'unknown', 'runs a command for who connects'], ['-z', 'read-only', 'only tries whether a port answers']] }],
  ['telnet', 'read-only', 'tries whether a port answers'],
  ['nmap', 'read-only', 'looks which ports answer', { valued: '-p -oN -oX -oG -oA -iL --script', rules: [['--script', 'unknown', 'runs scripts']] }],
  ['iperf iperf3', 'changes', 'fills the network with a test'],
  [
    'curl',
    'read-only',
    'only reads from a server',
    {
      valued:
        '-X --request -d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form --form-string -T --upload-file -o --output -H --header -u --user -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time --connect-timeout --unix-socket --abstract-unix-socket -x --proxy --cacert --cert -E --key --resolve --retry --retry-delay --retry-max-time --interface -w --write-out -K --config --limit-rate -r --range -D --dump-header -y -Y -z -C --url --connect-to --proto -P -Q --quote --noproxy -t --trace --trace-ascii --stderr --ciphers --dns-servers --output-dir --oauth2-bearer --max-redirs --cert-type --key-type --pass',
      judge: requestsUrl,
    },
  ],
  ['wget', 'changes', 'saves a file', { valued: '-O --output-document -o --output-file -a --append-output -P --directory-prefix -T --timeout -t --tries -U --user-agent --header --method --post-data --post-file --body-data --body-file -e --execute', judge: fetchesUrl }],
]);
