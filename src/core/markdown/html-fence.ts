import type { Element, ElementContent } from 'hast';
import type { Code } from 'mdast';
import { guardPieces, type Guard } from '../incident/guard.ts';
import type { CommandBlock } from '../incident/incident.ts';
import { stageUrl } from '../knowledge-base/urls.ts';
import type { CommandClass } from '../shell/command.ts';
import type { Fence } from './document.ts';
import { element } from './html-element.ts';
import type { HtmlContext } from './html.ts';

const classWords: Readonly<Record<CommandClass, string>> = { 'read-only': 'Read only', changes: 'Changes', destroys: 'Destroys' };

const roleWords: Readonly<Record<string, string>> = {
  signature: 'Identifies it',
  sample: 'Sample',
  not: 'Looks alike, is something else',
};

/** A code block as a figure that says what it is: a command and its class, an output, a log, a drawing, or plain text. */
export function fenceHtml(node: Code, context: HtmlContext): Element {
  const fence = context.fences.get(node);
  if (!fence) return block(node.value, '');
  const command = context.commands.get(node);
  if (command) return commandHtml(command);
  if (context.drawings.has(node)) {
    return element('figure', { dataDiagram: String([...context.drawings.keys()].indexOf(node)) });
  }
  const title = optionOf(fence, 'title');
  switch (fence.language) {
    case 'output':
      return element('figure', { className: ['output'] }, [caption('Output', title), block(fence.text, '')]);
    case 'log': {
      const role = fence.words.map((word) => word.text).find((word) => Object.hasOwn(roleWords, word)) ?? 'sample';
      const text = role === 'signature' ? withPlaceholders(fence.text, undefined) : [fence.text];
      return element('figure', { className: ['log', `log--${role}`] }, [caption(roleWords[role]!, title ?? conditionsOf(fence)), pre(text, '')]);
    }
    default: {
      const code = block(fence.text, fence.language);
      return title ? element('figure', { className: ['code'] }, [caption(title), code]) : code;
    }
  }
}

function commandHtml(command: CommandBlock): Element {
  const className = ['command', `command--${command.class}`];
  return element('figure', { className, id: command.anchor, dataClass: command.class }, [
    caption(classWords[command.class], command.title, command.because, command.holds && holdsHtml(command.holds)),
    pre(withPlaceholders(command.text, command.analysis.placeholders), command.language),
  ]);
}

function caption(word: string, title?: string, reason?: string, holds?: Element): Element {
  const parts: (Element | string)[] = [element('span', { className: ['class'] }, [word])];
  if (title) parts.push(' ', element('span', { className: ['title'] }, [title]));
  if (reason) parts.push(' ', element('span', { className: ['reason'] }, [reason]));
  if (holds) parts.push(' ', holds);
  return element('figcaption', {}, parts);
}

/** Where a command holds, each step of the start a link to its page. */
function holdsHtml(guard: Guard): Element {
  return element('span', { className: ['holds'] }, guardPieces(guard).map(({ text, stage }) => {
    const [daemon, step] = stage?.split('/') ?? [];
    return daemon && step ? element('a', { href: `../${stageUrl(daemon, step)}` }, [text]) : text;
  }));
}

/** In which order the lines stand and for which versions they hold, as far as the fence says so. */
function conditionsOf(fence: Fence): string | undefined {
  const order = fence.words.some((word) => word.text === 'any-order') ? ['in any order'] : [];
  const versions = fence.options.filter((option) => option.key !== 'title').map((option) => `${option.key} ${option.value}`);
  return [...order, ...versions].join(', ') || undefined;
}

/**
 * Splits a text at its `<placeholders>`.
 *
 * @param names the placeholders of a command, as the shell grammar sees them; without it, every `<name>` is one
 */
function withPlaceholders(text: string, names: readonly string[] | undefined): (ElementContent | string)[] {
  return text.split(/(<[A-Za-z…][^<>\n]{0,40}>)/).map((part, index) => {
    const isPlaceholder = index % 2 === 1 && (names === undefined || names.includes(part.slice(1, -1)));
    return isPlaceholder ? element('var', {}, [part]) : part;
  });
}

const block = (text: string, language: string): Element => pre([text], language);

function pre(text: readonly (ElementContent | string)[], language: string): Element {
  const properties = language ? { className: [`language-${language}`] } : {};
  return element('pre', { tabIndex: 0 }, [element('code', properties, text)]);
}

function optionOf(fence: Fence, key: string): string | undefined {
  return fence.options.find((option) => option.key === key)?.value;
}
