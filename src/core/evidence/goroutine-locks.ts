import type { LockHolder, LockWait } from './evidence.ts';
import { isStandard } from './go-symbol.ts';
import { ownFrame, placeOf, tally, type Frame, type Goroutine } from './goroutine.ts';

/** A goroutine that waits for a lock, with the frame that takes it. */
export interface Waiter {
  readonly goroutine: Goroutine;
  /** Of `Mutex` or `RWMutex`, as hexadecimal digits; `undefined` where the dump does not have it. */
  readonly address?: string;
  /** The function that called `Lock`. */
  readonly taker: Frame;
}

/** Bytes from a lock to the semaphore that its waiters sleep on: a `Mutex` is state and semaphore, an `RWMutex` a Mutex, the writers' and the readers' semaphore. */
const semaphoreOffsets: Readonly<Record<string, number>> = { runtime_SemacquireMutex: 4, runtime_SemacquireRWMutex: 8, runtime_SemacquireRWMutexR: 12 };

const isLockPackage = (path: string): boolean => path === 'sync' || path === 'internal/sync' || path === 'runtime';

/** The goroutine as one that waits for a lock; a `WaitGroup` or `Cond` is none. */
export function waiterOf(goroutine: Goroutine): Waiter | undefined {
  const { frames } = goroutine;
  let outer = 0;
  while (outer < frames.length && isLockPackage(frames[outer]!.function.package)) outer++;
  const taker = frames[outer];
  const lock = frames[outer - 1]?.function;
  if (!taker || !lock || !/^\(\*(?:RW)?Mutex\)\.(?:RLock|Lock|lockSlow|rLockSlow)$/.test(lock.name)) return undefined;
  const address = lockAddress(frames.slice(0, outer));
  return { goroutine, taker, ...(address !== undefined && { address }) };
}

/** The receiver of the outermost `sync` function that has one: an inlined `Lock(...)` has none, the function below it does. */
function lockAddress(frames: readonly Frame[]): string | undefined {
  for (const { function: each, first } of [...frames].reverse()) {
    if (first === undefined || first.length < 6) continue;
    if (each.name.startsWith('(*')) return first;
    const offset = semaphoreOffsets[each.name];
    if (offset !== undefined) return (Number.parseInt(first, 16) - offset).toString(16);
  }
  return undefined;
}

/** Most holders named for one lock. */
const mostHolders = 4;
/** Functions named for one lock. */
const mostFunctions = 8;
/** Locks that are looked into; with more, each goroutine waits for one of its own. */
const mostLocks = 5;

/** The locks that goroutines wait for, those with most waiters first, then the longest wait. */
export function lockWaits(goroutines: readonly Goroutine[]): LockWait[] {
  const waiters = goroutines.flatMap((goroutine) => waiterOf(goroutine) ?? []);
  const groups = new Map<string, Waiter[]>();
  for (const waiter of waiters) {
    const key = waiter.address ?? waiter.taker.function.short;
    const group = groups.get(key);
    if (group) group.push(waiter);
    else groups.set(key, [waiter]);
  }
  const addresses = new Map(waiters.map(({ goroutine, address }) => [goroutine, address]));
  const users = usersOf(goroutines);
  return [...groups.values()]
    .sort((a, b) => countOf(b) - countOf(a) || longest(b) - longest(a) || a[0]!.goroutine.id - b[0]!.goroutine.id)
    .slice(0, mostLocks)
    .map((group) => ({
      ...(group[0]!.address !== undefined && { address: `0x${group[0]!.address}` }),
      functions: functionsOf(group),
      goroutines: countOf(group),
      minutes: longest(group),
      holders: holdersOf(group, goroutines, users, addresses),
    }));
}

const countOf = (group: readonly Waiter[]): number => group.reduce((sum, { goroutine }) => sum + goroutine.count, 0);
const longest = (group: readonly Waiter[]): number => group.reduce((most, { goroutine }) => Math.max(most, goroutine.minutes), 0);

const functionsOf = (group: readonly Waiter[]): LockWait['functions'] =>
  tally(group.map(({ taker, goroutine }) => [taker.function.short, goroutine.count])).slice(0, mostFunctions).map(([name, count]) => ({ function: name, goroutines: count }));

/** For each heap pointer the goroutines that have it among their arguments. */
function usersOf(goroutines: readonly Goroutine[]): ReadonlyMap<string, ReadonlySet<Goroutine>> {
  const users = new Map<string, Set<Goroutine>>();
  for (const goroutine of goroutines) {
    for (const { pointers } of goroutine.frames) {
      for (const pointer of pointers) {
        const set = users.get(pointer);
        if (set) set.add(goroutine);
        else users.set(pointer, new Set([goroutine]));
      }
    }
  }
  return users;
}

/**
 * Goroutines that may hold the lock. Go does not record who does, so this is told from what they share with the waiters: the lock's own address,
 * an object that all waiters are called with, or the function that takes the lock.
 */
function holdersOf(
  group: readonly Waiter[], goroutines: readonly Goroutine[], users: ReadonlyMap<string, ReadonlySet<Goroutine>>,
  addresses: ReadonlyMap<Goroutine, string | undefined>,
): LockHolder[] {
  const { address } = group[0]!;
  const waiting = new Set(group.map(({ goroutine }) => goroutine));
  const found = new Map<Goroutine, string>();
  const add = (all: Iterable<Goroutine>, because: string) => {
    for (const goroutine of all) if (!waiting.has(goroutine) && !found.has(goroutine)) found.set(goroutine, because);
  };
  if (address !== undefined) add(users.get(address) ?? [], 'it was called with the address of the lock');
  for (const pointer of sharedObjects(group, users)) add(users.get(pointer)!, `it was called with the same object 0x${pointer} as those that wait`);
  const takers = new Set(group.map(({ taker }) => nameOf(taker)).filter((name) => name !== ''));
  add(goroutines.filter(({ frames }) => frames.some((frame) => takers.has(nameOf(frame)))), 'it is inside the function that takes the lock');
  return [...found]
    .filter(([goroutine]) => ownFrame(goroutine) !== undefined)
    .slice(0, mostHolders)
    .map(([goroutine, because]) => ({
      goroutine: goroutine.id,
      state: goroutine.state,
      minutes: goroutine.minutes,
      function: placeOf(goroutine),
      because: `${because}${addresses.get(goroutine) === undefined ? '' : `, and waits for another lock itself (0x${addresses.get(goroutine)})`}`,
    }));
}

const nameOf = ({ function: each }: Frame): string => (isStandard(each) ? '' : `${each.package}.${each.name}`);

/** Objects that at most so many others know; what everybody is called with, such as the daemon itself, tells nothing. */
const mostOthers = 8;

/** Of the pointers that each waiter's taker is called with, those that the fewest others know. */
function sharedObjects(group: readonly Waiter[], users: ReadonlyMap<string, ReadonlySet<Goroutine>>): string[] {
  const inAll = group[0]!.taker.pointers.filter((pointer) => group.every(({ taker }) => taker.pointers.includes(pointer)));
  const waiting = new Set(group.map(({ goroutine }) => goroutine));
  const shared = inAll
    .map((pointer) => ({ pointer, others: [...(users.get(pointer) ?? [])].filter((goroutine) => !waiting.has(goroutine)).length }))
    .filter(({ others }) => others > 0 && others <= mostOthers);
  const fewest = shared.reduce((least, { others }) => Math.min(least, others), mostOthers);
  return shared.filter(({ others }) => others === fewest).map(({ pointer }) => pointer);
}
