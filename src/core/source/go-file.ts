import { parser } from '@lezer/go';

export type GoNode = ReturnType<typeof parser.parse>['topNode'];

/** A piece of a file, as offsets into its text; `end` is exclusive. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** What is declared at the top of a Go file. */
export interface GoFile {
  readonly text: string;
  readonly root: GoNode;
  /** Written as pointers write them: `F`, `(*T).M`, `(T).M`, `T`, `T.field`; in the order of the source. */
  readonly symbols: ReadonlyMap<string, readonly Extent[]>;
}

/** Parses Go source and lists its symbols. Broken source gives the symbols that could be made out. */
export function parseGoFile(text: string): GoFile {
  const root = parser.parse(readable(text)).topNode;
  const symbols = new Map<string, Extent[]>();
  const add = (symbol: string, node: GoNode) => {
    const extents = symbols.get(symbol) ?? [];
    extents.push({ start: node.from, end: node.to });
    symbols.set(symbol, extents);
  };
  const textOf = (node: GoNode) => text.slice(node.from, node.to);

  for (const declaration of childrenOf(root)) {
    switch (declaration.name) {
      case 'FunctionDecl': {
        const name = declaration.getChild('DefName');
        if (name) add(textOf(name), declaration);
        break;
      }
      case 'MethodDecl': {
        const receiver = receiverOf(declaration, textOf);
        const name = declaration.getChild('FieldName');
        if (receiver && name) add(`(${receiver}).${textOf(name)}`, declaration);
        break;
      }
      case 'ConstDecl':
      case 'VarDecl':
      case 'TypeDecl': {
        const group = declaration.getChild('SpecList');
        for (const spec of (group ?? declaration).getChildren(declaration.name.replace('Decl', 'Spec'))) {
          for (const name of spec.getChildren('DefName')) add(textOf(name), group ? spec : declaration);
          if (spec.name === 'TypeSpec') addMembers(spec, textOf, add);
        }
      }
    }
  }
  return { text, root, symbols };
}

/**
 * The same text, offset by offset, without two things that @lezer/go 1.0.1 cannot read: the loop `for range c {`, and a line
 * that ends in `true` or `false`, after which it inserts no semicolon. Other names of the same length do as well.
 */
function readable(text: string): string {
  return text
    .replace(/\bfor[ \t]+range\b/g, (words) => 'for'.padEnd(words.length))
    .replace(/\b(tru|fals)e\b/g, '$1_');
}

/** Fields of a struct as `T.field`; methods of an interface as `(T).Method` and `T.Method`. */
function addMembers(spec: GoNode, textOf: (node: GoNode) => string, add: (symbol: string, node: GoNode) => void): void {
  const typeName = spec.getChild('DefName');
  if (!typeName) return;
  const type = textOf(typeName);
  for (const field of spec.getChild('StructType')?.getChild('StructBody')?.getChildren('FieldDecl') ?? []) {
    const names = field.getChildren('FieldName');
    if (names.length === 0) add(`${type}.${embeddedName(textOf(field))}`, field);
    for (const name of names) add(`${type}.${textOf(name)}`, field);
  }
  for (const method of spec.getChild('InterfaceType')?.getChild('InterfaceBody')?.getChildren('MethodElem') ?? []) {
    const name = method.getChild('FieldName');
    if (!name) continue;
    add(`(${type}).${textOf(name)}`, method);
    add(`${type}.${textOf(name)}`, method);
  }
}

/** `*T`, `T`; type parameters are left out. */
function receiverOf(method: GoNode, textOf: (node: GoNode) => string): string | undefined {
  const type = method.getChild('Parameters')?.getChild('Parameter')?.lastChild;
  if (!type) return undefined;
  const written = textOf(type).replace(/\s+/g, '');
  const bracket = written.indexOf('[');
  return bracket < 0 ? written : written.slice(0, bracket);
}

/** `*sync.Mutex` → `Mutex`, as Go names an embedded field. */
function embeddedName(field: string): string {
  return /^\*?\s*(?:\w+\s*\.\s*)?(\w+)/.exec(field)?.[1] ?? field;
}

export function* childrenOf(node: GoNode): Generator<GoNode> {
  for (let child = node.firstChild; child; child = child.nextSibling) yield child;
}
