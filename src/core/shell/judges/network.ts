import type { Judge } from '../entry.ts';
import { findOption } from '../options.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `curl`: the method decides, and the file it saves. */
export const requestsUrl: Judge = (call, host) => {
  if (findOption(call.options, '-K --config')) return host.report('unknown', 'reads its options from a file');
  if (findOption(call.options, '-Q --quote')) return host.report('unknown', 'sends commands to a file server');
  const given = findOption(call.options, '-X --request', true)?.value;
  const data = findOption(call.options, '-d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form --form-string', true);
  const get = findOption(call.options, '-G --get -I --head');
  let method = data && !get ? 'POST' : 'GET';
  if (findOption(call.options, '-T --upload-file')) method = 'PUT';
  if (given !== undefined) method = given.toUpperCase();
  if (method === 'DELETE') host.report('destroys', 'asks the server to delete something', `${call.name} -X DELETE`);
  else if (method.includes('$')) host.report('unknown', 'uses a method that is only known when it runs');
  else if (!reading.has(method)) {
    const hard = call.operands.some((word) => /\/(prune|kill)(\?|$)/.test(word.value));
    if (hard) host.report('destroys', 'asks the server to prune or kill', `${call.name} ${method}`);
    else host.report('changes', 'sends data that the server acts on', `${call.name} ${method}`);
  }
  for (const option of call.options) {
    if (['-o', '--output', '-c', '--cookie-jar', '-D', '--dump-header', '--trace', '--trace-ascii', '--stderr'].includes(option.name) && option.value) {
      host.write(option.valueWord ?? option.value, 'creates');
    } else if (['-O', '--remote-name', '--remote-name-all'].includes(option.name)) host.report('changes', 'saves a file', `${call.name} ${option.name}`);
  }
};

/** `wget`: saves a file unless told to print. */
export const fetchesUrl: Judge = (call, host) => {
  if (findOption(call.options, '--post-data --post-file --body-data --body-file --method', true)) return host.report('changes', 'sends data that the server acts on');
  const output = findOption(call.options, '-O --output-document')?.value;
  if (findOption(call.options, '--spider') || output === '-') host.report('read-only', 'only reads from a server');
  else if (output !== undefined) host.write(output, 'creates');
};

const readVerbs = ['show', 'list', 'lst', 'ls', 'get', 'help', 'monitor', 'save', 'identify', 'pids', 'showdump', 'stats'];
const changeVerbs = ['add', 'append', 'change', 'replace', 'set', 'del', 'delete', 'flush', 'restore', 'attach', 'update', 'prepend', 'link', 'exec', 'allocspi', 'deleteall'];

/** `ip`, `tc`, `bridge`: object, then verb, both abbreviated at will (`ip a s`). */
export const actsOnNetwork: Judge = (call, host) => {
  if (findOption(call.options, '-b -batch --batch')) return host.report('unknown', 'reads its commands from a file');
  const [object, verb, ...rest] = call.operands;
  const name = [call.name, object?.value, verb?.value].filter(Boolean).join(' ');
  if (object && 'monitor'.startsWith(object.value) && object.value.length > 2) return;
  if (!object || !verb) return;
  if (object.value === 'netns' && verb.value === 'exec') return host.run(rest.slice(1));
  if (object.value === 'vrf' && verb.value === 'exec') return host.run(rest.slice(1));
  const matches = (known: readonly string[]): boolean => verb.exact && known.some((word) => word.startsWith(verb.value));
  if (changeVerbs.includes(verb.value)) host.report('changes', 'changes the network of this host while it runs', name);
  else if (matches(readVerbs)) host.report('read-only', 'prints network settings', name);
  else if (matches(changeVerbs)) host.report('changes', 'changes the network of this host while it runs', name);
  else if (/^(dev|table|scope|proto|type|up|to|from|root|\d)/.test(verb.value)) host.report('read-only', 'prints network settings', name);
  else host.report('unknown', `has no verb \`${verb.value.slice(0, 60)}\` in the tables`);
};

/** `ifconfig`, `ethtool`, `route`, `arp`: more than the one name they print. */
export const setsInterface: Judge = (call, host) => {
  if (call.operands.length > 1) host.report('changes', 'changes the network of this host while it runs');
};

/** `sysctl a.b` reads, `sysctl a.b=1` and `-w` set. */
export const setsKernel: Judge = (call, host) => {
  if (call.operands.some((word) => word.value.includes('='))) host.report('changes', 'sets a value in the running kernel');
};
