import type { Box, Point } from '../svg/geometry.ts';

/** An edge being straightened: its route, and the boxes at both ends. */
export interface Route {
  readonly points: Point[];
  readonly from: Box;
  readonly to: Box;
}

/** Sideways steps of at most so many pixels right after a node look like a mistake of the hand. */
const longestJog = 16;
/** Distance kept to other edges at the same side, and to the corners of the box. */
const apart = 10;

/**
 * Takes out small jogs at the ends of edges, by moving the end along the side of its box. ELK spreads ends evenly
 * over a side, and then bends the edge by a few pixels towards its label or its target.
 */
export function straighten(routes: readonly Route[]): void {
  for (const route of routes) {
    for (const end of ['start', 'end'] as const) {
      if (end === 'end') route.points.reverse();
      takeOutJog(route, end === 'start' ? route.from : route.to, routes);
      if (end === 'end') route.points.reverse();
    }
  }
}

function takeOutJog(route: Route, box: Box, routes: readonly Route[]): void {
  const [first, second, third, fourth] = route.points;
  if (!first || !second || !third || !fourth || route.from === route.to) return;
  const along = first.x === second.x ? 'x' : 'y';
  const jog = third[along] - second[along];
  if (jog === 0 || Math.abs(jog) > longestJog || third[along] !== fourth[along]) return;
  const moved: Point = { ...first, [along]: third[along] };
  const [low, high] = along === 'x' ? [box.x, box.x + box.width] : [box.y, box.y + box.height];
  if (moved[along] < low + apart || moved[along] > high - apart) return;
  const across = along === 'x' ? 'y' : 'x';
  const [near, far] = [Math.min(first[along], moved[along]) - apart, Math.max(first[along], moved[along]) + apart];
  const [before, after] = [Math.min(first[across], fourth[across]), Math.max(first[across], fourth[across])];
  // Nothing else may run where the edge moves to: no end on the same side, no segment along it.
  const blocked = routes.some(
    (other) =>
      other !== route &&
      other.points.some((point, index) => {
        const next = other.points[index + 1] ?? point;
        const overlaps = Math.max(point[across], next[across]) >= before && Math.min(point[across], next[across]) <= after;
        return point[along] === next[along] && overlaps && point[along] > near && point[along] < far;
      }),
  );
  if (!blocked) route.points.splice(0, 3, moved);
}
