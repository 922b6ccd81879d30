import type { Channel } from './channels';
import { formatSpan } from './calendar';
import { MISSING, formatValue, formatWithNoun } from './format';
import type { FormatOptions } from './format';

/** What a tooltip says. All of it is plain text. */
export interface Tip {
  readonly title: string;
  readonly rows: readonly TipRow[];
}
export interface TipRow {
  readonly label: string;
  readonly value: string;
  /** CSS colour of the series that it tells about. */
  readonly color?: string;
}

/** A tip as one line, for screen readers. */
export function tipLine({ title, rows }: Tip): string {
  const told = rows.map(({ label, value }) => (label === '' ? value : `${label}: ${value}`));
  return [title, ...told].filter((part) => part !== '').join(', ');
}

/** One value in words: `12 orders`, `2011-12`, `£5.20`. */
export function wordOf(channel: Channel, row: number, format: FormatOptions): string {
  const value = channel.values[row];
  if (channel.kind === 'category') return String(value);
  if (channel.kind === 'time') return timeWord(channel, value);
  return formatWithNoun(channel.raw[row], channel.unit, format);
}

/** A date by the calendar unit that it begins. */
export function timeWord(channel: Channel, value: unknown): string {
  if (!(value instanceof Date)) return MISSING;
  return channel.span === null
    ? formatValue(value, channel.unit === 'date' ? 'date' : 'timestamp')
    : formatSpan(value, channel.span);
}

/** One value of a tip with the name of its column. */
export function tipRow(channel: Channel, row: number, format: FormatOptions): TipRow {
  return { label: plainTitle(channel), value: wordOf(channel, row, format) };
}

/** The name of a column without the unit that its values carry anyway. */
export function plainTitle(channel: Channel): string {
  return channel.label.replace(/ \(days\)$/, '');
}
