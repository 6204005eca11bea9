/** A function of a Go program, in one spelling for source pointers and for all the ways in which builds write import paths. */
export interface GoFunction {
  /** `moby:daemon`, `containerd:services/server`, `main:cmd/dockerd`, or an import path without its major version. */
  readonly package: string;
  /** `(*Daemon).restore`, `Type.Method`, `NewDaemon`. */
  readonly name: string;
  /** It was a function literal, or another function that the compiler made, inside `name`. */
  readonly closure: boolean;
  /** As a person writes it: last element of the package and the name. */
  readonly short: string;
}

/** What the compiler appends: `.func1.2`, `.gowrap1`, `.deferwrap2`, `-fm`, `-range1`. */
const madeByCompiler = /(?:\.func\d{1,4}|\.gowrap\d{1,4}|\.deferwrap\d{1,4}|\.\d{1,4}|-fm|-range\d{1,4}|·\d{1,4})$/;
/** A method used as a value, as old compilers name it: `(*router).(path/to/router.getJSON)-fm`. */
const methodValue = /\.\((?:[^()]{0,200}[./])?(\w{1,100})\)-fm$/;
/** More nested than any code; a longer tail is not read. */
const mostSuffixes = 12;

/**
 * Reads a function's name as Go prints it in a stack.
 *
 * @param file source file of the frame; tells which program a `main.` is of
 */
export function readGoFunction(symbol: string, file = ''): GoFunction {
  const plain = symbol.includes('[') ? symbol.replace(/\[[^\]]{0,400}\]/g, '') : symbol;
  const bracket = plain.indexOf('(');
  const slash = plain.lastIndexOf('/', bracket < 0 ? plain.length : bracket);
  const dot = plain.indexOf('.', slash + 1);
  const path = dot < 0 ? '' : plain.slice(0, dot);
  const written = plain.slice(dot + 1);
  let name = written.replace(methodValue, '.$1');
  let closure = name !== written;
  for (let round = 0; round < mostSuffixes; round++) {
    const bare = name.replace(/^init\.\d{1,4}/, 'init').replace(madeByCompiler, '');
    if (bare === name || bare === '') break;
    closure ||= !name.startsWith('init.') || bare !== name.replace(/^init\.\d{1,4}/, 'init');
    name = bare;
  }
  return {
    package: path === 'main' ? `main:${mainFolder(file)}` : canonicalPackage(path),
    name,
    closure,
    short: `${path.slice(path.lastIndexOf('/') + 1)}.${name}`,
  };
}

/** `cmd/dockerd` for any path to one of its files; the last folder for a program that is not below `cmd`. */
function mainFolder(file: string): string {
  const parts = file.split('/');
  const folder = parts.at(-2) ?? '';
  return parts.at(-3) === 'cmd' ? `cmd/${folder}` : folder;
}

/** Import path of a package, vendored or not, with the repository's former names made one. */
function canonicalPackage(path: string): string {
  const vendored = Math.max(path.lastIndexOf('/vendor/'), path.startsWith('vendor/') ? 0 : -1);
  let bare = vendored < 0 ? path : path.slice(path.indexOf('vendor/', vendored) + 'vendor/'.length);
  if (bare.startsWith('src/')) bare = bare.slice('src/'.length);
  const host = bare.indexOf('github.com/');
  if (host > 0) bare = bare.slice(host);
  const own = /^github\.com\/(?:docker\/docker|moby\/moby|containerd\/containerd|docker\/containerd)(?:\/v\d{1,3})?(?=\/|$)/.exec(bare)?.[0];
  if (own !== undefined) return `${own.includes('containerd') ? 'containerd' : 'moby'}:${bare.slice(own.length + 1)}`;
  return bare.replace(/\/v\d{1,3}(?=\/|$)/, '');
}

/** The packages that code at `path` of a repository may be printed as: a program's own package is called `main`. */
export function packagesAt(repository: string, path: string): string[] {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (folder.includes('vendor/')) return [canonicalPackage(folder)];
  const name = canonicalPackage(`github.com/${repository}${folder === '' ? '' : `/${folder}`}`);
  return /^(?:cmd\/[\w-]+|containerd)$/.test(folder) ? [name, `main:${folder}`] : [name];
}

/** A pointer's symbol as Go prints it: methods on values have no brackets there. */
export const printedName = (symbol: string): string => symbol.replace(/^\((\w+)\)\./, '$1.');

/** Last identifier: `Restore` of `daemon.containerd.Restore` and of `(*client).Restore`. */
export const lastIdentifier = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whether a function is of Go's own library, whose import paths have no host. */
export const isStandard = ({ package: path }: GoFunction): boolean => !path.includes(':') && !path.split('/', 1)[0]!.includes('.');
