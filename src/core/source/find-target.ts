import { type Extent, type GoFile, type GoNode } from './go-file.ts';
import type { PointerTarget } from './pointer.ts';
import { readQuoted } from './quoted.ts';

/** Something inside a symbol that a pointer could mean. */
export interface Candidate extends Extent {
  /** The callee, the literal or the line, in the form in which targets are compared. */
  readonly key: string;
}

type Kind = Exclude<PointerTarget['kind'], 'definition'>;

/** The form in which the text of a target is compared: calls without blanks, code with single blanks. */
export function targetKey(target: Exclude<PointerTarget, { kind: 'definition' }>): string {
  switch (target.kind) {
    case 'call': return withoutBlanks(target.callee);
    case 'message': return target.text;
    case 'text': return singleBlanks(target.text);
  }
}

/** Whether `candidate` is what a target with `key` means. Text is found inside a line; calls and messages are compared whole. */
export function matchesKey(kind: Kind, candidate: Candidate, key: string): boolean {
  return kind === 'text' ? candidate.key.includes(key) : candidate.key === key;
}

/** Everything of one kind inside a symbol, in the order of the source. */
export function candidates(file: GoFile, within: Extent, kind: Kind): Candidate[] {
  if (kind === 'text') return lines(file.text, within);
  const found: Candidate[] = [];
  file.root.cursor().iterate((ref) => {
    if (ref.to <= within.start || ref.from >= within.end) return false;
    if (ref.from < within.start || ref.to > within.end) return true;
    if (kind === 'call' && ref.name === 'CallExpr') found.push(...calls(file.text, ref.node));
    if (kind === 'message') {
      if (ref.name === 'String') found.push(literal(file.text, ref.node));
      if (ref.name === 'BinaryExp' && ref.node.parent?.name !== 'BinaryExp') found.push(...joinedLiterals(file.text, ref.node));
    }
    return true;
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The lines of a file that is not Go. */
export const lineCandidates = (text: string): Candidate[] => lines(text, { start: 0, end: text.length });

/** A call as written, and, where its callee holds calls, once more with their arguments as `(…)`. */
function calls(text: string, call: GoNode): Candidate[] {
  const args = call.getChild('Arguments');
  if (!args) return [];
  const start = calleeStart(call);
  const extent = { start, end: call.to };
  const key = withoutBlanks(text.slice(start, args.from));
  const short = withoutBlanks(shortCallee(text, start, args.from, call));
  return short === key ? [{ ...extent, key }] : [{ ...extent, key }, { ...extent, key: short }];
}

/** The grammar binds operators closer than calls: `a && !b.c()` is a call of `a && !b.c`. The callee begins after the last one. */
function calleeStart(call: GoNode): number {
  let node: GoNode = call;
  for (;;) {
    const isOperation = node.name === 'BinaryExp' || node.name === 'UnaryExp';
    const inner = isOperation ? node.lastChild : prefixed.has(node.name) ? node.firstChild : null;
    if (!inner) return node.from;
    node = inner;
  }
}

/** Expressions that begin with another expression. */
const prefixed = new Set(['CallExpr', 'SelectorExpr', 'IndexExpr', 'SliceExpr', 'TypeAssertion', 'ParameterizedExpr']);

function shortCallee(text: string, start: number, end: number, call: GoNode): string {
  let short = '';
  let at = start;
  call.cursor().iterate((ref) => {
    if (ref.from >= end || ref.to <= start) return false;
    if (ref.name !== 'Arguments' || ref.from < start) return true;
    short += `${text.slice(at, ref.from)}(…)`;
    at = ref.to;
    return false;
  });
  return short + text.slice(at, end);
}

function literal(text: string, node: GoNode): Candidate {
  return { start: node.from, end: node.to, key: literalText(text.slice(node.from, node.to)) };
}

/** A literal's text as pointers write it: escapes as in the source, but `"` plain. */
function literalText(source: string): string {
  return source.startsWith('"') ? readQuoted(source, 0)?.text ?? source.slice(1) : source.slice(1, -1);
}

/** Runs of two or more literals that a `+` joins: `"a" + "b"` is the message `ab`. */
function joinedLiterals(text: string, chain: GoNode): Candidate[] {
  const found: Candidate[] = [];
  let run: Candidate[] = [];
  const close = () => {
    if (run.length > 1) found.push({ start: run[0]!.start, end: run.at(-1)!.end, key: run.map((part) => part.key).join('') });
    run = [];
  };
  for (const operand of operands(text, chain)) {
    if (operand.name === 'String') run.push(literal(text, operand));
    else close();
  }
  close();
  return found;
}

function operands(text: string, chain: GoNode): GoNode[] {
  const found: GoNode[] = [];
  let node: GoNode | null = chain;
  while (node?.name === 'BinaryExp' && text.slice(node.getChild('ArithOp')?.from, node.getChild('ArithOp')?.to) === '+') {
    found.push(node.lastChild!);
    node = node.firstChild;
  }
  if (node) found.push(node);
  return found.reverse();
}

function lines(text: string, within: Extent): Candidate[] {
  const found: Candidate[] = [];
  for (let start = within.start; start < within.end;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > within.end ? within.end : newline;
    found.push({ start, end, key: singleBlanks(text.slice(start, end)) });
    start = end + 1;
  }
  return found;
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');
const singleBlanks = (text: string): string => text.replace(/\s+/g, ' ').trim();
