import { forEachChild, type Command, type ParsedScript, type Pipeline, type Redirection, type SyntaxNode } from 'unbash';
import { argumentsOf } from './argument.ts';
import { judgeAssignment } from './assignment.ts';
import type { Effect, ShellAnalysis } from './command.ts';
import { enterPiece, locate, writtenText, type Frame, type Piece } from './frame.ts';
import { invoke, type Surroundings } from './invoke.ts';
import { parseShell } from './parse.ts';
import { judgeRedirection, printedBy } from './redirection.ts';
import { pipedStdin, redirectedStdin, terminal, type Stdin } from './stdin.ts';
import type { Verdict } from './verdict.ts';

/** What the walk has found in a block so far. */
export interface Findings {
  readonly effects: Effect[];
  readonly errors: ShellAnalysis['errors'][number][];
  readonly functions: Set<string>;
}

interface Scope {
  readonly findings: Findings;
  readonly frame: Frame;
  readonly stdin: Stdin;
  /** The pipeline around a command; what runs text from the network is all of it. */
  readonly pipeline?: Pipeline | undefined;
  /** How many texts inside texts: `sh -c "sh -c …"`. */
  readonly texts: number;
  /** How many nodes deep, over all texts. */
  readonly level: number;
}

const mostTexts = 6;
const mostLevels = 1500;

/** Parses shell text and adds what it does to `findings`. */
export function walkText(frame: Frame, findings: Findings): void {
  readText({ findings, frame, stdin: terminal, texts: 0, level: 0 });
}

function readText(scope: Scope): void {
  const { frame, findings } = scope;
  if (scope.texts > mostTexts) return addError(scope, 'shell text stands inside shell text too many times', 0);
  const parsed = parseShell(frame.text);
  if ('problem' in parsed) return addError(scope, parsed.problem.message, parsed.problem.offset);
  collectFunctions(parsed.script, findings.functions);
  readScript(parsed.script, scope);
}

function readScript(script: ParsedScript, scope: Scope): void {
  for (const error of script.errors ?? []) addError(scope, error.message, error.pos);
  for (const statement of script.commands) read(statement, scope);
}

function addError({ findings, frame }: Scope, message: string, pos: number): void {
  findings.errors.push({ message, offset: locate(frame, pos, pos).start });
}

function read(node: SyntaxNode, parent: Scope): void {
  const scope = { ...parent, level: parent.level + 1 };
  if (scope.level > mostLevels) return addError(scope, 'commands are nested too deep', node.pos);
  switch (node.type) {
    case 'Command':
      return readCommand(node, scope);
    case 'Pipeline':
      return readPipeline(node, scope);
    case 'Redirected':
      readRedirections(node.redirects, scope, new Set());
      return read(node.command, { ...scope, stdin: redirectedStdin(node.redirects, scope.frame, scope.stdin) });
    case 'Function':
      return read(node.body, { ...scope, stdin: terminal });
    case 'Statement':
    case 'AndOr':
    case 'CompoundList':
    case 'If':
    case 'Elif':
    case 'For':
    case 'Select':
    case 'While':
    case 'Case':
    case 'CaseItem':
    case 'ArithmeticFor':
    case 'Subshell':
    case 'BraceGroup':
    case 'Coproc':
      return forEachChild(node, (child) => read(child, scope));
    default:
      return readExpansions(node, scope);
  }
}

/** Finds the commands inside words: `$(…)`, backquotes, `<(…)`, also in arithmetic and in `${x:-$(…)}`. */
function readExpansions(root: SyntaxNode, scope: Scope): void {
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution' || node.type === 'ArithmeticCommandExpansion') {
      const { script } = node;
      if (!script) continue;
      const whole = locate(scope.frame, node.pos, node.end);
      const frame = script.source === undefined ? scope.frame : { text: script.source, base: undefined, whole };
      const fed = node.type === 'ProcessSubstitution' && node.operator === '>';
      const level = scope.level + 1;
      if (level > mostLevels) addError(scope, 'commands are nested too deep', node.pos);
      else readScript(script, { ...scope, frame, level, pipeline: undefined, stdin: fed ? { kind: 'pipe', download: false } : terminal });
    } else {
      const children: SyntaxNode[] = [];
      forEachChild(node, (child) => children.push(child));
      for (const child of children.reverse()) open.push(child);
    }
  }
}

function readPipeline(pipeline: Pipeline, scope: Scope): void {
  let { stdin } = scope;
  for (const command of pipeline.commands) {
    read(command, { ...scope, stdin, pipeline });
    stdin = pipedStdin(command, scope.frame, stdin);
  }
}

function readCommand(command: Command, scope: Scope): void {
  const { frame, findings } = scope;
  const consumed = new Set<SyntaxNode>();
  const around: Surroundings = {
    frame,
    stdin: redirectedStdin(command.redirects, frame, scope.stdin),
    functions: findings.functions,
    consumed,
    report(verdict, reason, pos, end, kind) {
      const whole = kind && scope.pipeline ? scope.pipeline : { pos, end };
      addEffect(scope, verdict, reason, whole.pos, whole.end, kind);
    },
    enter: (at: Frame, piece: Piece, stdin: Stdin) => readText({ ...scope, frame: enterPiece(at, piece), stdin, pipeline: undefined, texts: scope.texts + 1 }),
  };
  invoke(argumentsOf(command), around);
  for (const part of command.prefix) {
    if (part.type !== 'Assignment') continue;
    const verdict = judgeAssignment(part);
    if (verdict) addEffect(scope, 'unknown', verdict, part.pos, part.end);
    readExpansions(part, scope);
  }
  if (command.name && !consumed.has(command.name)) readExpansions(command.name, scope);
  for (const argument of command.args) if (!consumed.has(argument)) readExpansions(argument, scope);
  readRedirections(command.redirects, scope, consumed, command);
}

function readRedirections(redirects: readonly Redirection[], scope: Scope, consumed: ReadonlySet<SyntaxNode>, command?: Command): void {
  const printed = redirects.length > 0 && command ? printedBy(command) : undefined;
  for (const redirect of redirects) {
    const fate = judgeRedirection(redirect, printed);
    if (fate) {
      const written = writtenText(scope.frame, redirect.pos, redirect.end);
      addEffect(scope, fate.class, `\`${written}\` ${fate.does}`, redirect.pos, redirect.end);
    }
    if (redirect.type === 'HereDoc' && !redirect.closing && redirect.delimiter) {
      addError(scope, `the here-document is not closed by a line ${redirect.delimiter.value}`, redirect.pos);
    }
    if (!consumed.has(redirect)) readExpansions(redirect, scope);
  }
}

function addEffect({ findings, frame }: Scope, verdict: Verdict, reason: string, pos: number, end: number, kind?: Effect['kind']): void {
  const { start, end: stop } = locate(frame, pos, end);
  findings.effects.push({ text: writtenText(frame, pos, end), class: verdict, reason, start, end: stop, ...(kind && { kind }) });
}

/** Functions may be called above their definition, from inside another function. */
function collectFunctions(script: ParsedScript, functions: Set<string>): void {
  const open: SyntaxNode[] = [script];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Function') functions.add(node.name.value);
    if (node.type !== 'Command' && node.type !== 'Word') forEachChild(node, (child) => open.push(child));
  }
}
