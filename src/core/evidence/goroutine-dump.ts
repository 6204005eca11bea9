import type { EvidenceContext } from './context.ts';
import type { Fact, GoroutineDump, LockWait } from './evidence.ts';
import { isStandard, type GoFunction } from './go-symbol.ts';
import { ownFrame, placeOf, tally, type Goroutine, type ReadDump } from './goroutine.ts';
import { lockWaits, waiterOf } from './goroutine-locks.ts';
import { recordsOf, startupPosition, type StartupPosition } from './goroutine-stages.ts';
import { callMeaning } from './syscalls.ts';

/** States that are said, and kept: Go has about thirty. */
const mostStates = 6;
const mostKeptStates = 40;
const mostOld = 5;

/** What a dump says: how many wait for what and how long, where goroutine 1 is, which lock is in the way and who may hold it. */
export function goroutineDump(dump: ReadDump, context: EvidenceContext): GoroutineDump {
  const { goroutines, firstLine, lastLine, cut } = dump;
  const program = programOf(goroutines);
  const states = statesOf(goroutines);
  const locks = lockWaits(goroutines);
  const position = startupPosition(goroutines, program, context);
  const blocked = goroutines.filter(isBlockedCall);
  const requests = new Map(goroutines.flatMap((goroutine): [Goroutine, string][] => {
    const request = requestOf(goroutine);
    return request === undefined ? [] : [[goroutine, request]];
  }));
  const total = goroutines.reduce((sum, { count }) => sum + count, 0);
  const holders = new Set(locks.flatMap((lock) => lock.holders.map(({ goroutine }) => goroutine)));
  const waiting = goroutines.filter((goroutine) => (isMainOf(goroutine) && position.state !== 'over') || holders.has(goroutine.id) || waiterOf(goroutine) || isBlockedCall(goroutine) || (goroutine.minutes > 0 && requests.has(goroutine)));
  const facts = [
    ...reasonFacts(dump),
    { term: 'Goroutines', value: `${total}: ${states.slice(0, mostStates).map(({ state, goroutines: count }) => `${count} ${state}`).join(', ')}${states.length > mostStates ? ', …' : ''}` },
    ...mainFacts(goroutines, position),
    ...locks.filter((lock, index) => index === 0 || lock.goroutines > 1).slice(0, 3).flatMap((lock) => lockFacts(lock, !cut && dump.shape === 'stacks' && total >= leastWhole)),
    ...blockedFacts(blocked),
    ...requestFacts(requests),
    ...oldFacts(goroutines),
  ];
  return {
    kind: 'goroutine-dump',
    title: `${dump.shape === 'profile' ? 'Goroutine profile' : 'Goroutine dump'} of ${program === 'unknown' ? 'a Go program' : program}`,
    firstLine, lastLine, facts, program, locks, cut,
    states: states.slice(0, mostKeptStates),
    goroutines: total,
    startup: position.state,
    next: nextOf(dump, locks, blocked),
    stages: position.stages,
    records: recordsOf(waiting, position.stages, context),
  };
}

const isMainOf = ({ id }: Goroutine): boolean => id === 1;

/** dockerd has containerd's client in it, so its own packages are looked for first. */
function programOf(goroutines: readonly Goroutine[]): GoroutineDump['program'] {
  const packages = new Set(goroutines.flatMap(({ frames }) => frames.map(({ function: each }) => each.package)));
  const some = (pattern: RegExp) => [...packages].some((name) => pattern.test(name));
  if (some(/^(?:main:cmd\/dockerd$|moby:(?:daemon|api\/server|cmd\/dockerd)(?:\/|$))/)) return 'dockerd';
  if (some(containerdItself)) return 'containerd';
  return 'unknown';
}

/** Packages of containerd that are neither its client nor a shim. */
const containerdItself = /^(?:main:(?:cmd\/)?containerd$|containerd:(?!$|api\/|client(?:\/|$)|cmd\/(?!containerd(?:\/|$))|pkg\/shim|(?:core\/)?runtime\/v\d\/shim))/;

const statesOf = (goroutines: readonly Goroutine[]): GoroutineDump['states'] =>
  tally(goroutines.map(({ state, count }) => [state, count])).map(([state, count]) => ({ state, goroutines: count }));

const long = (minutes: number): string => (minutes === 0 ? '' : `, at least ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);

function reasonFacts({ reason, cut, lastLine }: ReadDump): Fact[] {
  return [
    ...(reason === undefined ? [] : [{ term: 'Printed because', value: reason, meaning: reasonMeaning(reason) }]),
    ...(cut ? [{ term: 'Cut off', value: `after line ${lastLine}`, meaning: 'What follows counts only the goroutines that are here.' }] : []),
  ];
}

function reasonMeaning(reason: string): string {
  if (reason.includes('SIGQUIT')) return 'Somebody asked for this dump with SIGQUIT, and the program ended with it.';
  if (reason.includes('all goroutines are asleep')) return 'Go itself found that nothing can go on: a deadlock.';
  return 'The program crashed. Look first at the first goroutine, which was the one that ran.';
}

function mainFacts(goroutines: readonly Goroutine[], { state, stages }: StartupPosition): Fact[] {
  const main = goroutines.find(isMainOf);
  if (!main) return [];
  const fact = { term: 'Goroutine 1', value: `${main.state}${long(main.minutes)}, in ${placeOf(main)}`, line: main.firstLine };
  if (state === 'over') return [{ ...fact, meaning: 'Start-up is over: it waits here until the program is to end.' }];
  if (state === 'unknown') return [fact];
  const sure = stages.every((stage) => stage.sure);
  const [first] = stages;
  const where = sure ? stages.map(({ stage, name }) => `${stage} (${name})`).join(' or ') : `${stages.length === 1 ? `or near ${first!.stage} (${first!.name})` : `one of the steps from ${stages.map(({ stage }) => stage).join(' to ')}`}, in ${first!.function}`;
  return [fact, { term: 'Start-up', value: `not over, at ${where}`, meaning: versionsOf(stages) }];
}

function versionsOf(stages: StartupPosition['stages']): string {
  const versions = [...new Set(stages.flatMap((stage) => stage.versions))];
  return `As in the start-up order of ${versions.length === 1 ? versions[0] : `${versions.slice(0, -1).join(', ')} and ${versions.at(-1)}`}.`;
}

/** With fewer goroutines it is a piece of a dump: no daemon has so few. */
const leastWhole = 10;

function lockFacts(lock: LockWait, isWhole: boolean): Fact[] {
  const { address, goroutines, minutes, functions, holders } = lock;
  const takers = functions.slice(0, 3).map(({ function: name, goroutines: count }) => (functions.length === 1 ? name : `${name} (${count})`)).join(', ');
  return [
    {
      term: 'Lock',
      value: `${goroutines === 1 ? 'one goroutine waits' : `${goroutines} goroutines wait`} for ${address === undefined ? 'a lock' : `the lock ${address}`}${long(minutes)}, in ${takers}${functions.length > 3 ? ', …' : ''}`,
      ...(address === undefined && { meaning: 'The dump does not have the lock’s address, so several locks of that function can be meant.' }),
    },
    ...holders.map((holder): Fact => ({
      term: 'May hold it',
      value: `${holder.goroutine === 0 ? 'a goroutine' : `goroutine ${holder.goroutine}`} (${holder.state}${long(holder.minutes)}), in ${holder.function}`,
      meaning: `Told from what it shares: ${holder.because}.`,
    })),
    ...(holders.length === 0 ? [{ term: 'May hold it', value: 'not to be told from what is here', ...(isWhole && { meaning: 'No other goroutine shares the lock, an object or the function with those that wait. It may have been left locked.' }) }] : []),
  ];
}

/** Calls in which a daemon always has a thread: signals, and the poller of old versions. */
const restingCalls = /^(?:signal_recv|goexit|notetsleepg|epollwait|EpollWait)$/i;

function isBlockedCall(goroutine: Goroutine): boolean {
  const { state, frames, minutes } = goroutine;
  const inCall = state === 'syscall' || (state === 'runnable' && frames[0]!.function.package === 'syscall');
  return inCall && (minutes > 0 || systemCall(frames.map(({ function: each }) => each)) !== undefined) && !frames.some(({ function: each }) => restingCalls.test(each.name));
}

/** The call's name from the wrappers of `syscall` and `x/sys`: `Fsync`, `wait4`, … */
function systemCall(functions: readonly GoFunction[]): string | undefined {
  const named = functions.filter(({ package: path, name }) => (path === 'syscall' || path.startsWith('golang.org/x/sys/unix')) && !/^(?:Raw)?Syscall|^runtime_/i.test(name));
  return named[0]?.name.toLowerCase();
}

function blockedFacts(blocked: readonly Goroutine[]): Fact[] {
  return [...blocked].sort((a, b) => b.minutes - a.minutes).slice(0, mostOld).map((goroutine) => {
    const call = systemCall(goroutine.frames.map(({ function: each }) => each));
    const meaning = call === undefined ? undefined : callMeaning(call)?.meaning;
    return {
      term: 'In the kernel',
      value: `${goroutine.id === 0 ? 'a goroutine' : `goroutine ${goroutine.id}`}${long(goroutine.minutes)}: ${call ?? 'a system call'}, in ${placeOf(goroutine)}`,
      ...(meaning !== undefined && { meaning }),
      line: goroutine.firstLine,
    };
  });
}

/** Handlers that last as long as their client wants. */
const longHandlers = /event|attach|logs?\b|stats|wait|exec|session|watch|subscribe|hijack/i;
const handlerPackage = /^moby:(?:daemon\/)?(?:api\/server|server)\/router\/|^containerd:(?:services|plugins\/services|internal\/cri|pkg\/cri|cri)\//;

/** The API call that a goroutine answers; `undefined` where it answers none. */
function requestOf({ frames }: Goroutine): string | undefined {
  const handler = frames.findLast(({ function: each }) => handlerPackage.test(each.package) && each.name.includes('.') && !/interceptor/i.test(each.name));
  const served = frames.some(({ function: each }) => /\(\*conn\)\.serve$|\)\.(?:processUnaryRPC|handleStream|processStreamingRPC)$/.test(each.name) || each.name.endsWith('HandlerFunc.ServeHTTP'));
  return handler && served ? handler.function.short : undefined;
}

function requestFacts(requests: ReadonlyMap<Goroutine, string>): Fact[] {
  const waiting = [...requests].filter(([, request]) => !longHandlers.test(request));
  if (waiting.length === 0) return [];
  const oldest = waiting.reduce((most, [{ minutes }]) => Math.max(most, minutes), 0);
  return [{
    term: 'Requests',
    value: `${waiting.reduce((sum, [{ count }]) => sum + count, 0)} clients wait for an answer${long(oldest)}: ${tally(waiting.map(([{ count }, request]) => [request, count])).slice(0, 3).map(([request, count]) => `${count} × ${request}`).join(', ')}`,
  }];
}

/** Own functions in which a goroutine rests for as long as the daemon lives. */
const rests = /^(?:grpc|transport|ttrpc|events|exchange|pubsub|broadcaster|memberlist|serf|raft|swarm|metrics|logger|loggerutils|gc|scheduler|restart|stats|monitor|jsonfilelog|ioutils|broadcast)\.|(?:\(\*Collector\)\.Run|execCommandGC|ContainerWait|containerEventsMonitor|processEventStream|monitorDaemon|monitorConnection|handleSignals|setupDumpStackTrap|DumpStackTrap|containerStatsCollector|ContainerLogs|ContainerAttach|SubscribeToEvents)$/;

function oldFacts(goroutines: readonly Goroutine[]): Fact[] {
  const groups = new Map<string, { goroutine: Goroutine; count: number }>();
  for (const goroutine of goroutines) {
    const own = ownFrame(goroutine)?.function;
    if (!own || isStandard(own) || goroutine.minutes === 0 || isMainOf(goroutine) || rests.test(own.short) || isBlockedCall(goroutine) || waiterOf(goroutine)) continue;
    const key = `${goroutine.state} ${own.short}`;
    const group = groups.get(key);
    groups.set(key, { goroutine: group && group.goroutine.minutes >= goroutine.minutes ? group.goroutine : goroutine, count: (group?.count ?? 0) + goroutine.count });
  }
  return [...groups.values()]
    .sort((a, b) => b.goroutine.minutes - a.goroutine.minutes || a.goroutine.id - b.goroutine.id)
    .slice(0, mostOld)
    .map(({ goroutine, count }) => ({
      term: 'Old wait',
      value: `${count === 1 ? `goroutine ${goroutine.id}` : `${count} goroutines, goroutine ${goroutine.id} the longest`} (${goroutine.state}${long(goroutine.minutes)}), in ${placeOf(goroutine)}`,
      line: goroutine.firstLine,
    }));
}

function nextOf({ shape, cut, reason }: ReadDump, locks: readonly LockWait[], blocked: readonly Goroutine[]): string[] {
  const asksContainerd = locks.some(({ holders }) => holders.some(({ function: name }) => /containerd|grpc|transport|ttrpc/.test(name)));
  return [
    ...(cut ? ['Give the whole file: dockerd writes goroutine-stacks-<time>.log into its exec-root (/var/run/docker), containerd 1.3 and later containerd.<pid>.stacks.log into /tmp.'] : []),
    ...(shape === 'profile' ? ['A profile (debug=1) has neither minutes nor addresses: take the dump with SIGUSR1, or debug=2.'] : []),
    ...(asksContainerd ? ['What may hold the lock waits for containerd: take containerd’s dump, too.'] : []),
    ...(blocked.length > 0 ? ['Look what the kernel waits for: for t in /proc/<pid>/task/*; do cat $t/wchan $t/stack; done'] : []),
    ...(reason === undefined && !cut && shape === 'stacks' ? ['Take a second dump after a minute: what stands in both is stuck, the rest only works.'] : []),
  ];
}
