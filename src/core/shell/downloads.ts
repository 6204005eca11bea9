import { forEachChild, type Command, type SyntaxNode } from 'unbash';

const downloaders = new Set(['curl', 'wget', 'fetch', 'aria2c']);
const wrappers = new Set(['sudo', 'doas', 'env', 'command', 'exec', 'nohup', 'nice', 'ionice', 'time', 'timeout', 'stdbuf', 'retry']);

/** Whether a command that fetches from the network stands anywhere in `root`, at any depth. */
export function downloads(root: SyntaxNode): boolean {
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Command' && isDownload(node)) return true;
    forEachChild(node, (child) => open.push(child));
  }
  return false;
}

/** The name may follow wrappers, their options and assignments: `sudo -E http_proxy=… timeout 10 curl …`. */
function isDownload(command: Command): boolean {
  for (const word of [command.name, ...command.args]) {
    if (word?.type !== 'Word') continue;
    const name = word.value.replace(/^.*\//, '');
    if (downloaders.has(name)) return true;
    if (!wrappers.has(name) && !/^-|=|^\d/.test(name)) return false;
  }
  return false;
}
