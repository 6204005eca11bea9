import { components, severities } from '../core/incident/schema.ts';
import { random, type Random } from './random.ts';

/** A record as long as a real one, about 150 lines, whose log lines no other number shares. */
export interface RecordText {
  readonly id: string;
  readonly title: string;
  /** Front matter in the form of Leadline. */
  readonly frontMatter: string;
  readonly body: string;
}

const daemons = ['dockerd', 'containerd', 'runc', 'kubelet', 'containerd-shim'] as const;
const verbs = ['hangs', 'exits', 'loses its socket', 'fills the disk', 'leaks threads', 'refuses new containers', 'restarts in a loop'] as const;
const things = ['restoring containers', 'pulling an image', 'mounting an overlay', 'reading its state', 'opening the event log', 'creating a network', 'closing a pipe'] as const;
const words = (
  'the daemon waits for a lock that another goroutine holds while it reads state from disk and the socket stays open so the client sees no error '
  + 'until its own limit is reached after which the request is repeated and the queue grows with every container that the host still runs because '
  + 'the event log was cut when power failed and the last line names a process that is gone which the next start takes for a live one'
).split(' ');

const stems = (
  'container layer mount socket event state shim lock image volume network bundle snapshot lease task exec process signal cgroup namespace '
  + 'overlay inode thread buffer request client server stream gateway bridge'
).split(' ');
const tails = (
  'Reader Writer Queue Lock Store Client Handler Monitor Timeout Limit Path Config Driver Loader Watcher Table Cache Index Status Error '
  + 'Pool Group Record Cursor Count Size Mode Owner Token Version'
).split(' ');

export function recordText(number: number): RecordText {
  const chance = random(number);
  const daemon = chance.pick(daemons);
  const thing = chance.pick(things);
  const verb = chance.pick(verbs);
  const title = `${daemon} ${verb} while ${thing} (case ${number})`;
  return { id: `case-${number}`, title, frontMatter: frontMatter(chance, title, daemon, thing), body: body(chance, number, daemon, thing) };
}

function frontMatter(chance: Random, title: string, daemon: string, thing: string): string {
  const fixed = chance.integer(12) + 1;
  return `title: ${title}
summary: >-
  ${sentence(chance, 14)} Restart ${daemon} once the evidence is saved; ${thing} then works again.
component: ${chance.pick(components)}
severity: ${chance.pick(severities)}
status: fixed
affects:
  docker: ">=1.${chance.integer(13)}.0 <17.${fixed}.0"
fixed-in:
  docker: ">=17.${fixed}.0"
alerts: [Daemon${chance.integer(50)}Down]
sources:
  - https://example.org/issues/${chance.integer(40_000)}
reviewed: 2026-0${chance.integer(9) + 1}-1${chance.integer(10)}
lang: en`;
}

function body(chance: Random, number: number, daemon: string, thing: string): string {
  const failure = `case c${number}: ${thing} failed for ${chance.pick(words)}-${chance.pick(words)}`;
  // A number of five digits by itself would count as one that varies.
  const path = `/var/lib/${daemon}/state-c${number}`;
  return `## Symptoms

${paragraph(chance, 4)}

- \`docker ps\` hangs for ${chance.integer(50) + 10} seconds.
- ${sentence(chance, 12)}
- ${sentence(chance, 16)}

\`\`\`log signature
level=error msg="${failure}: <reason>"
level=fatal msg="${daemon} gave up on ${path}"
\`\`\`

\`\`\`log sample title="journald"
Nov 25 03:1${chance.integer(10)}:07 host ${daemon}[${chance.integer(30_000)}]: level=info msg="starting up, case c${number}"
Nov 25 03:1${chance.integer(10)}:08 host ${daemon}[${chance.integer(30_000)}]: level=error msg="${failure}: unexpected EOF"
Nov 25 03:1${chance.integer(10)}:08 host ${daemon}[${chance.integer(30_000)}]: level=fatal msg="${daemon} gave up on ${path}"
\`\`\`

## Impact

${paragraph(chance, 5)}

${paragraph(chance, 3)}

## Confirm

${paragraph(chance, 2)}

\`\`\`sh read-only
systemctl status ${daemon}
journalctl -u ${daemon} -n 200 --no-pager
\`\`\`

\`\`\`output
Active: active (running) since Wed 2026-11-25 03:12:07 UTC
\`\`\`

${paragraph(chance, 3)}

\`\`\`sh read-only
ls -l ${path}
cat /proc/<pid>/stack
\`\`\`

\`\`\`output
-rw------- 1 root root 0 Nov 25 03:12 events.log
\`\`\`

## Mitigate

1. ${sentence(chance, 14)}
2. ${sentence(chance, 18)}
3. ${sentence(chance, 10)}

\`\`\`sh changes
systemctl restart ${daemon}
\`\`\`

${paragraph(chance, 3)}

| what | before | after |
|---|---|---|
| ${chance.pick(words)} | ${chance.integer(100)} | ${chance.integer(100)} |
| ${chance.pick(words)} | ${chance.integer(100)} | ${chance.integer(100)} |
| ${chance.pick(words)} | ${chance.integer(100)} | ${chance.integer(100)} |

## Fix

${paragraph(chance, 4)}

\`\`\`sh changes
cp -a ${path} ${path}.saved
systemctl stop ${daemon}
systemctl start ${daemon}
\`\`\`

- ${sentence(chance, 15)}
- ${sentence(chance, 11)}

## Root cause

${paragraph(chance, 6)}

### What is read

${paragraph(chance, 4)}

### Why it does not end

${paragraph(chance, 5)}

> ${sentence(chance, 22)}

## Source pointers

- \`moby/moby@v1.12.3:cmd/dockerd/daemon.go#(*DaemonCli).start\` — ${sentence(chance, 8)}
- \`moby/moby@v1.12.3:daemon/daemon.go#NewDaemon\` — ${sentence(chance, 9)}

## Escalate

${paragraph(chance, 2)}

- the log of ${daemon} from its start
- the output of the commands above
- ${sentence(chance, 9)}
`;
}

function sentence(chance: Random, length: number): string {
  const text = Array.from({ length }, (_, index) => (index % 6 === 5 ? identifier(chance) : chance.pick(words))).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** One of some thousand names, as code has them, so that the search index is not flattered by a small vocabulary. */
function identifier(chance: Random): string {
  return `\`${chance.pick(stems)}${chance.pick(tails)}${chance.integer(4)}\``;
}

/** As wide as prose in the repository, a sentence a line. */
function paragraph(chance: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(chance, 10 + chance.integer(10))).join('\n');
}
