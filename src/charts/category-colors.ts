import { isRest, namesOf, numberBeside, orderNames, totalsOf } from './categories';
import type { Channel, Channels } from './channels';
import { MISSING } from './format';
import { categoryColor } from './palette';

/** A value of the colour channel and its colour. */
export interface LegendEntry {
  readonly label: string;
  readonly color: string;
}

/** The colours of a channel of categories. */
export interface CategoryColors {
  /** In the order of the legend and of what is stacked. */
  readonly entries: readonly LegendEntry[];
  readonly colorOf: (name: string) => string;
  /** Place of a category among the entries. */
  readonly placeOf: (name: string) => number;
}

/** Colours beyond the tenth could not be told apart. */
const MOST_COLORS = 10;
const REST_COLOR = 'var(--ink-3)';

type KnownColors = Readonly<Record<string, string>>;

/**
 * Gives each category its colour. Names with a colour of their own keep it, and their order when all have one; of the
 * others at most ten get one, the rest (the smallest) is one grey “other”.
 */
export function categoryColors(
  channels: Channels,
  channel: Channel,
  known: KnownColors,
): CategoryColors {
  const names = orderNames(channels, channel, 'rows');
  const ordered =
    channel.sort === undefined && hasColors(names, known) ? inOrder(names, known) : names;
  const plain = ordered.filter((name) => !Object.hasOwn(known, name) && !isGrey(name));
  const colored = new Set(plain.length > MOST_COLORS ? largest(channels, channel, plain) : plain);
  const entries: LegendEntry[] = [];
  const rest = plain.length - colored.size;
  let place = 0;
  for (const label of ordered) {
    if (Object.hasOwn(known, label)) entries.push({ label, color: known[label] ?? REST_COLOR });
    else if (colored.has(label)) entries.push({ label, color: categoryColor(place++) });
  }
  for (const label of ordered.filter((name) => isGrey(name) && !Object.hasOwn(known, name)))
    entries.push({ label, color: label === MISSING ? 'var(--line-strong)' : REST_COLOR });
  if (rest > 0) entries.push({ label: `${String(rest)} others`, color: REST_COLOR });
  const places = new Map(entries.map((entry, index) => [entry.label, index]));
  return {
    entries,
    colorOf: (name) => entries[places.get(name) ?? entries.length]?.color ?? REST_COLOR,
    placeOf: (name) => places.get(name) ?? entries.length,
  };
}

/** Whether every name has a colour of its own, so that they are segments and not like-named by chance. */
export function hasColors(names: readonly string[], known: KnownColors): boolean {
  const told = names.filter((name) => !isGrey(name));
  return told.length > 0 && told.every((name) => Object.hasOwn(known, name));
}

function inOrder(names: readonly string[], known: KnownColors): string[] {
  const order = Object.keys(known).filter((name) => names.includes(name));
  return [...order, ...names.filter((name) => !Object.hasOwn(known, name))];
}

function largest(channels: Channels, channel: Channel, names: readonly string[]): string[] {
  const totals = totalsOf(namesOf(channel), numberBeside(channels, channel));
  const size = (name: string): number => Math.abs(totals.get(name) ?? 0);
  return [...names].sort((a, b) => size(b) - size(a)).slice(0, MOST_COLORS - 1);
}

function isGrey(name: string): boolean {
  return name === MISSING || isRest(name);
}
