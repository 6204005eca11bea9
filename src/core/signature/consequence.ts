import { longestAnchor } from './anchor.ts';
import type { Anchors } from './match.ts';
import type { MatchedLine, Signature } from './signature.ts';
import { skeletonOf } from './skeleton.ts';

/** What a paste shows that is only the effect of something else, and where that is found. */
export interface Consequence {
  /** Permanent name, e.g. `systemd-restart`. */
  readonly name: string;
  /** Where it stands in the paste. */
  readonly line: MatchedLine;
  /** What it is and what to look at, in one or two sentences. */
  readonly asks: string;
  /** Prints the log that holds the cause. */
  readonly command: string;
}

interface Kind {
  readonly name: string;
  readonly asks: string;
  readonly command: string;
  /** As in a signature; each line by itself shows it. */
  readonly lines: readonly string[];
}

/** Prints the last start of dockerd. */
export const daemonLog = 'journalctl -u docker -b --no-pager -n 300';
/** The same of containerd. */
export const containerdLog = 'journalctl -u containerd -b --no-pager -n 300';

/** Texts that any failure of another program leads to. One of them alone names no record. */
export const consequenceKinds: readonly Kind[] = [
  {
    name: 'cannot-connect',
    asks: 'The client finds no daemon behind the socket; it cannot know why. The cause is in the log of dockerd: the lines from its last start on.',
    command: daemonLog,
    lines: [
      'Cannot connect to the Docker daemon', 'Couldn\'t connect to Docker daemon', 'Is the docker daemon running',
      'Are you trying to connect to a TLS-enabled daemon without TLS', 'error during connect: <text> docker daemon is not running',
      'docker.sock: connect: connection refused', 'docker.sock: connect: no such file or directory', 'docker.sock: no such file or directory',
    ],
  },
  {
    name: 'docker-unit-failed',
    asks: 'systemd says that docker.service failed and how often it tried again, not why. The cause is in what dockerd itself wrote just before, mostly in a line with level=fatal or failed to start daemon.',
    command: daemonLog,
    lines: [
      'docker.service: Start request repeated too quickly', 'docker.service start request repeated too quickly', 'Failed to start Docker Application Container Engine',
      'docker.service: Failed with result', 'docker.service: Main process exited', 'Job for docker.service failed',
      'docker.service: Unit entered failed state', 'Unit docker.service entered failed state', 'docker.service: Scheduled restart job', 'docker.service: Service hold-off time over',
      'docker.service: Service RestartSec', 'docker.service holdoff time over, scheduling restart', 'docker.service failed.', 'start request repeated too quickly for docker',
      'docker.socket: Failed with result', 'Dependency failed for Docker Application Container Engine', 'docker.service: Job docker.service/start failed with result',
      'docker.service: Control process exited', 'docker.service start operation timed out. Terminating', 'docker.service: start operation timed out', 'docker.service: State \'stop-sigterm\' timed out',
    ],
  },
  {
    name: 'containerd-unit-failed',
    asks: 'systemd says that containerd.service failed, not why. The cause is in what containerd itself wrote just before.',
    command: containerdLog,
    lines: [
      'containerd.service: Start request repeated too quickly', 'Failed to start containerd container runtime', 'containerd.service: Failed with result',
      'containerd.service: Main process exited', 'Job for containerd.service failed', 'Unit containerd.service entered failed state',
      'containerd.service: Scheduled restart job', 'containerd.service holdoff time over, scheduling restart', 'containerd.service: Service hold-off time over',
    ],
  },
  {
    name: 'containerd-silent',
    asks: 'The writer of this line got no answer from containerd; that is all it knows. Whether containerd died, hangs or never began stands in its own log. Where dockerd starts containerd itself, its lines are in the log of dockerd.',
    command: containerdLog,
    lines: [
      'failed to dial <path>containerd.sock', 'containerd.sock: timeout', 'containerd.sock: connect: connection refused', 'containerd.sock: connect: no such file or directory',
      'containerd.sock: connect: resource temporarily unavailable', 'containerd.sock: i/o timeout', 'failed to start containerd: timeout waiting for containerd to start',
      'Failed to connect to containerd', 'containerd did not start before the specified timeout', 'timeout waiting for containerd to start',
      'containerd is not responding', 'Get containerd version: context deadline exceeded', 'waiting for response from containerd',
    ],
  },
];

const place = { file: '', line: 1, column: 1 };

/** The lines as signatures without a record, each numbered by its position; a line takes its kind from `kindOf`. */
export const consequenceSignatures: readonly Signature[] = consequenceKinds
  .flatMap(({ lines }) => lines)
  .map((raw, index) => ({ record: '', index, lines: [{ raw, parts: [raw], absent: false, place }], order: 'in-order', nothingMore: false, versions: {}, place }));

/** Their anchors: cheaper to make than the rarest, for the command line makes them at each start. */
export const consequenceAnchors: Anchors = consequenceSignatures.map(({ lines }) => lines.map(({ raw }) => {
  const literals = raw.split(/<[a-z]{1,20}>/).map((literal) => skeletonOf(literal).text);
  return literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), '').slice(-longestAnchor);
}));

const kinds: readonly Kind[] = consequenceKinds.flatMap((kind) => kind.lines.map(() => kind));

/** The consequence that a match of `consequenceSignatures` shows. */
export function consequenceOf(signature: number, line: MatchedLine): Consequence {
  const { name, asks, command } = kinds[signature]!;
  return { name, line, asks, command };
}
