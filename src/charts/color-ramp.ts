import type { LegendEntry } from './category-colors';
import type { Channel } from './channels';
import { axisTicks, extentOf } from './drawing';
import type { FormatOptions } from './format';
import { MARK_STEPS, heatColor } from './palette';

/** What the steps of a numeric colour stand for, from little to much. */
export function rampOf(channel: Channel, format: FormatOptions): LegendEntry[] {
  const [least, most] = extentOf(channel.values);
  const width = (most - least) / MARK_STEPS.length;
  const write = axisTicks(channel, [least, most], MARK_STEPS.length, format).format;
  const edge = (index: number): string => write(Number((least + index * width).toPrecision(3)));
  return MARK_STEPS.map((step, index) => ({
    label: `${index === 0 ? `${channel.label} ` : ''}${edge(index)}–${edge(index + 1)}`,
    color: heatColor(step),
  }));
}
