import type { Element, ElementContent, Root, RootContent } from 'hast';
import { element } from './html-element.ts';

/**
 * Folds each run of sample pastes into one `<details>`: they teach the matcher, and a person on call wants the section after them.
 * Signatures stay in sight.
 */
export function groupPastes() {
  return (root: Root): void => {
    const children: RootContent[] = [];
    let run: Element[] = [];
    const flush = (): void => {
      if (run.length > 0) children.push(folded(run));
      run = [];
    };
    for (const child of root.children) {
      if (isPaste(child)) run.push(child);
      else if (child.type !== 'text' || child.value.trim() !== '' || run.length === 0) {
        flush();
        children.push(child);
      }
    }
    flush();
    root.children = children;
  };
}

const hasClass = (node: Element, name: string): boolean =>
  Array.isArray(node.properties['className']) && node.properties['className'].includes(name);

function isPaste(node: RootContent): node is Element {
  return node.type === 'element' && node.tagName === 'figure' && (hasClass(node, 'log--sample') || hasClass(node, 'log--not'));
}

function folded(run: readonly Element[]): Element {
  const samples = run.filter((figure) => hasClass(figure, 'log--sample')).length;
  const words = [
    ...(samples > 0 ? [`${samples} ${samples === 1 ? 'sample' : 'samples'}`] : []),
    ...(run.length > samples ? [`${run.length - samples} that ${run.length - samples === 1 ? 'looks' : 'look'} alike and ${run.length - samples === 1 ? 'is' : 'are'} something else`] : []),
  ].join(', ');
  const content: (ElementContent | string)[] = run.flatMap((figure) => ['\n', figure]);
  return element('details', { className: ['pastes'] }, [element('summary', {}, [words]), ...content]);
}
