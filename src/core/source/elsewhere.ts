/** How gofmt writes the line that declares a symbol. */
export interface DeclarationTexts {
  /** Texts that hardly stand anywhere else: worth searching a whole tree for. */
  readonly telling: readonly string[];
  /** Texts that other lines may hold too, as in a group of constants. */
  readonly possible: readonly string[];
}

/** Both lists are empty where the file is not Go. */
export function declarationTexts(symbol: string): DeclarationTexts {
  if (symbol === '-') return { telling: [], possible: [] };
  const method = /^\(\*?([^)]+)\)\.(.+)$/.exec(symbol);
  if (method) return { telling: [`${method[1]}) ${method[2]}(`], possible: symbol.startsWith('(*') ? [] : [`type ${method[1]} interface`, `\t${method[1]} interface`] };
  const [name = symbol, member] = symbol.split('.');
  const types = { telling: [`type ${name} `], possible: [`\t${name} struct`, `\t${name} interface`] };
  if (member !== undefined) return types;
  return { telling: [`func ${name}(`, `func ${name}[`, ...types.telling, `var ${name} `, `const ${name} `], possible: [`\t${name} `, `\t${name},`, `, ${name} `] };
}

/** Paths other than `path`, each once, without tests, the likeliest new home of what stood there first. */
export function likeliestFirst(path: string, others: readonly string[]): string[] {
  const wasVendored = isVendored(path);
  return [...new Set(others)]
    .filter((other) => other !== path && !other.endsWith('_test.go'))
    .map((other) => ({
      other,
      unlikeness: [
        Number(isVendored(other) && !wasVendored),
        Number(isForAnotherSystem(other) && !isForAnotherSystem(path)),
        Number(folderOf(other) !== folderOf(path)),
        Number(nameOf(other) !== nameOf(path)),
        -sharedTail(path, other),
        -sharedParts(path.split('/'), other.split('/')),
        other.length,
      ],
    }))
    .sort((a, b) => compare(a.unlikeness, b.unlikeness) || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other);
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const vendorFolder = /(?:^|\/)(?:vendor|Godeps\/_workspace)\/(?:src\/)?/;
export const isVendored = (path: string): boolean => vendorFolder.test(path);

/** Import path of the project that a vendored file is a copy of, as far as the path tells: `github.com/opencontainers/runc`. */
export function vendoredProject(path: string): string | undefined {
  const folder = vendorFolder.exec(path);
  if (!folder) return undefined;
  const parts = path.slice(folder.index + folder[0].length).split('/').slice(0, -1);
  if (!parts[0]?.includes('.')) return undefined;
  const length = /^(?:github\.com|golang\.org|gitlab\.com|bitbucket\.org)$/.test(parts[0]) ? 3 : 2;
  return parts.slice(0, length).join('/');
}

/** Containers run on Linux; what is built elsewhere has the same symbols, and other code. */
const isForAnotherSystem = (path: string): boolean => /_(?:windows|darwin|freebsd|netbsd|openbsd|solaris|unsupported|notlinux|nolinux|other)\.go$/.test(path);

/** Names at the end that two paths share: `libnetwork/controller.go` and `daemon/libnetwork/controller.go` share two. */
export const sharedTail = (a: string, b: string): number => sharedParts(a.split('/').reverse(), b.split('/').reverse());

function sharedParts(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs < 0 ? a.length : differs;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, index) => value !== b[index]);
  return differs < 0 ? 0 : a[differs]! - b[differs]!;
}
