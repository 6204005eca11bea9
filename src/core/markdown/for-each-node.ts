import type { Nodes } from 'mdast';

/**
 * Calls `look` for `node` and everything in it, in the order of the file. Recursive: `parseDocument` has refused what nests
 * deeper than `deepest`. unist-util-visit names a function for every node it visits, which is felt at thousands of records.
 */
export function forEachNode(node: Nodes, look: (node: Nodes) => void): void {
  look(node);
  if ('children' in node) for (const child of node.children) forEachNode(child, look);
}
