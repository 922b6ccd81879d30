import type { LegendEntry } from './category-colors';
import type { Channel } from './channels';
import { axisTicks } from './drawing';
import { formatValue, type FormatOptions } from './format';
import { DIVERGING_COLORS, divergingColor } from './palette';

/** Where the steps of an index end, as parts of its middle: as far below as above, by ratio. */
const RATIOS = [0.5, 0.7, 0.9, 1.1, 1.4, 2];
const MIDDLE = 3;

/**
 * The step of the diverging scale, 0 to 6, for each value of a channel; NaN for none. An index is seen by ratio (half
 * as much is as far away as twice as much), other numbers by their distance from the middle, as far on both sides.
 *
 * @param turn the value in the middle
 */
export function divergingStep(channel: Channel, turn: number): (value: number) => number {
  const ends = endsOf(channel, turn);
  return (value) => {
    if (Number.isNaN(value)) return NaN;
    const above = ends.findIndex((end) => (end > turn ? value <= end : value < end));
    return above === -1 ? ends.length : above;
  };
}

/** What the steps stand for, from far below to far above. */
export function divergingRamp(
  channel: Channel,
  turn: number,
  format: FormatOptions,
): LegendEntry[] {
  const ends = endsOf(channel, turn);
  const [first, last] = [ends[0] ?? turn, ends.at(-1) ?? turn];
  const write =
    channel.unit === 'index'
      ? (value: number) => formatValue(value, 'index', format)
      : axisTicks(channel, [first, last], DIVERGING_COLORS.length, format).format;
  return DIVERGING_COLORS.map((_, step) => ({
    label: labelOf(ends[step - 1], ends[step], step === 0 ? `${channel.label} ` : '', write),
    color: divergingColor(step),
  }));
}

function labelOf(
  from: number | undefined,
  to: number | undefined,
  title: string,
  write: (value: number) => string,
): string {
  if (from === undefined) return `${title}under ${write(to ?? 0)}`;
  if (to === undefined) return `over ${write(from)}`;
  // A dash beside a minus would be read as one.
  return from < 0 ? `${write(from)} to ${write(to)}` : `${write(from)}–${write(to)}`;
}

/** The six values between the seven steps. */
function endsOf({ unit, values }: Channel, turn: number): number[] {
  if (unit === 'index' && turn > 0)
    return RATIOS.map((ratio) => Number((ratio * turn).toPrecision(6)));
  let farthest = 0;
  for (const value of values) {
    const distance = Math.abs(Number(value) - turn);
    if (Number.isFinite(distance)) farthest = Math.max(farthest, distance);
  }
  const step = (farthest === 0 ? 1 : farthest) / (MIDDLE + 0.5);
  return RATIOS.map((_, at) => Number((turn + (at - MIDDLE + 0.5) * step).toPrecision(3)));
}
