import { startsBetween } from './calendar';
import type { Channel, Channels } from './channels';
import { asNumber, formatOrdinal, isNumericUnit } from './format';
import { timeWord } from './tip-text';

/** More periods than this without rows are not drawn as gaps. */
const MOST_EMPTY = 3;

/** Names of a channel's values on an ordinal axis, by row. */
export function namesOf(channel: Channel): string[] {
  return channel.values.map((value, row) => {
    if (typeof value === 'string') return value;
    return channel.kind === 'time'
      ? timeWord(channel, value)
      : formatOrdinal(channel.raw[row], channel.unit);
  });
}

/** Whether a name stands for the rest of a limited list, as the planner or an author calls it. */
export function isRest(name: string): boolean {
  return /^(other|\(all others\))$/i.test(name);
}

type Natural = 'rows' | 'ascending' | 'descending' | 'largest';

/**
 * The names of an ordinal axis in order: as its `sort` says, or by the size of another channel, or by its own values;
 * numbers and dates without a `sort` keep their own order, other names take `natural`. What is called “other” comes
 * last unless the rows decide.
 */
export function orderNames(channels: Channels, channel: Channel, natural: Natural): string[] {
  const names = namesOf(channel);
  const distinct = [...new Set(names)];
  const ordinal = isNumericUnit(channel.unit) || channel.span !== null || channel.kind === 'time';
  const own = natural === 'descending' ? 'descending' : 'ascending';
  const sort = channel.sort ?? (ordinal ? own : natural);
  if (sort === 'none' || sort === 'rows') return distinct;
  if (sort === 'ascending' || sort === 'descending') {
    const compare = comparing(channel, names);
    distinct.sort((a, b) => (sort === 'ascending' ? compare(a, b) : compare(b, a)));
    return ordinal ? withEmptyPeriods(distinct, channel, sort) : restLast(distinct);
  }
  const by = sizeChannel(channels, channel, sort);
  const totals = totalsOf(names, by);
  const size = (name: string): number => totals.get(name) ?? 0;
  const falling = sort === 'largest' || sort.startsWith('-');
  return restLast(distinct.sort((a, b) => (falling ? size(b) - size(a) : size(a) - size(b))));
}

function sizeChannel(channels: Channels, channel: Channel, sort: string): Channel | undefined {
  if (sort === 'x' || sort === '-x') return channels.x;
  if (sort === 'y' || sort === '-y') return channels.y;
  return numberBeside(channels, channel);
}

/** The channel of numbers that gives the rows of a category their size. */
export function numberBeside(channels: Channels, channel: Channel): Channel | undefined {
  return [channels.y, channels.x, channels.color].find(
    (other) => other?.kind === 'number' && other.name !== channel.name,
  );
}

/** Sum of a channel for each name; rows without a number count as nothing. */
export function totalsOf(
  names: readonly string[],
  channel: Channel | undefined,
): Map<string, number> {
  const totals = new Map<string, number>();
  names.forEach((name, row) => {
    const value = channel === undefined ? 1 : Number(channel.values[row]);
    totals.set(name, (totals.get(name) ?? 0) + (Number.isFinite(value) ? value : 0));
  });
  return totals;
}

function comparing(channel: Channel, names: readonly string[]): (a: string, b: string) => number {
  const collator = new Intl.Collator('en', { numeric: true });
  if (!isNumericUnit(channel.unit)) return (a, b) => collator.compare(a, b);
  const numbers = new Map(names.map((name, row) => [name, asNumber(channel.raw[row])]));
  return (a, b) => {
    const [one, other] = [numbers.get(a) ?? null, numbers.get(b) ?? null];
    return one === null || other === null ? collator.compare(a, b) : Number(one) - Number(other);
  };
}

function restLast(names: string[]): string[] {
  return [...names.filter((name) => !isRest(name)), ...names.filter(isRest)];
}

/** Periods without rows have their place on an axis of dates, as long as they are not most of it. */
function withEmptyPeriods(names: string[], channel: Channel, sort: string): string[] {
  if (channel.span === null || channel.kind !== 'time') return names;
  const times = channel.values.filter((value) => value instanceof Date).map(Number);
  if (times.length === 0) return names;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const starts = startsBetween(new Date(first), new Date(last), channel.span);
  if (starts === null || starts.length > names.length * MOST_EMPTY) return names;
  const all = starts.map((start) => timeWord(channel, start));
  if (sort === 'descending') all.reverse();
  return [...all, ...names.filter((name) => !all.includes(name))];
}
