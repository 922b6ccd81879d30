import type { CustomerEvent, Lane } from './customer-event';
import type { TimeView } from './time-view';

const LANE_HEIGHT = 20;
/** Where amounts are drawn as sticks. */
const TALL_LANE_HEIGHT = 44;

/** A lane with its place in the picture, in pixels. */
export interface PlacedLane extends Lane {
  readonly top: number;
  readonly height: number;
  /** The largest amount; null where dots are drawn. */
  readonly most: number | null;
}

/** Lanes under each other; orders have room for their amounts. */
export function placedLanes(lanes: readonly Lane[]): PlacedLane[] {
  let top = 0;
  return lanes.map((lane) => {
    const amounts = lane.events.flatMap(({ amount }) =>
      amount === null ? [] : [Math.abs(amount)],
    );
    const most =
      lane.kind === 'order' && amounts.length > 0 ? Math.max(1e-9, ...largest(amounts)) : null;
    const height = most === null ? LANE_HEIGHT : TALL_LANE_HEIGHT;
    const placed = { ...lane, top, height, most };
    top += height;
    return placed;
  });
}

/** Spreading thousands of arguments would overflow the stack. */
function largest(amounts: readonly number[]): [number] {
  return [amounts.reduce((most, amount) => Math.max(most, amount), 0)];
}

/** Pixels from the left at which an instant lies. */
export function placeOf(at: number, { from, to }: TimeView, width: number): number {
  return ((at - from) / (to - from)) * width;
}

/**
 * A lane as one SVG path: a stick for each pixel with amounts, as high as the largest of them, or a dot for each pixel
 * with events. However many events there are, no more is drawn than can be seen.
 */
export function lanePath(lane: PlacedLane, view: TimeView, width: number): string {
  const highest = new Map<number, number>();
  for (const { at, amount } of lane.events) {
    if (at === null || at < view.from || at > view.to) continue;
    const x = Math.round(placeOf(at, view, width));
    const size = Math.abs(amount ?? 0);
    if (size >= (highest.get(x) ?? -1)) highest.set(x, size);
  }
  const bottom = lane.top + lane.height - 3;
  const middle = lane.top + lane.height / 2;
  const pieces: string[] = [];
  for (const [x, size] of highest) {
    if (lane.most === null) pieces.push(`M${String(x)} ${String(middle)}h0`);
    else {
      const height = Math.max(2, (size / lane.most) * (lane.height - 8));
      pieces.push(`M${String(x)} ${String(bottom)}v${(-height).toFixed(1)}`);
    }
  }
  return pieces.join('');
}

/** Events of a lane within some pixels of a place, the nearest first. */
export function eventsNear(
  lane: Lane,
  view: TimeView,
  width: number,
  x: number,
  reach: number,
): CustomerEvent[] {
  const distance = ({ at }: CustomerEvent) =>
    at === null || at < view.from || at > view.to
      ? Infinity
      : Math.abs(placeOf(at, view, width) - x);
  return lane.events
    .filter((event) => distance(event) <= reach)
    .toSorted((a, b) => distance(a) - distance(b));
}
