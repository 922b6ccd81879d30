import type { AttributeReading } from '../attributes/attribute-reading';

/** A group of numbers: those that lie below `end` (or at it) and in no earlier bracket; the last has no end. */
export interface Bracket {
  readonly label: string;
  readonly end: number | null;
  /** The end itself belongs to it. */
  readonly inclusive: boolean;
}

/** What is known of the numbers of an attribute. */
export interface NumberFacts {
  /** Different numbers. */
  readonly distinct: number;
  readonly least: number;
  readonly most: number;
  /** All are whole numbers. */
  readonly whole: boolean;
  /** The values at the ranks ⌈k n / bins⌉ for k = 1 … bins − 1, among the n sorted ones. */
  readonly quantiles: readonly number[];
  /** The values that 5 % and 95 % do not exceed. */
  readonly usual: readonly [low: number, high: number];
}

const AGE_CUTS = [18, 25, 35, 45, 55, 65];
const TENURES: readonly Bracket[] = [
  { label: 'Under 6 months', end: 0.5, inclusive: false },
  { label: '6–12 months', end: 1, inclusive: false },
  { label: '1–2 years', end: 2, inclusive: false },
  { label: '2–3 years', end: 3, inclusive: false },
  { label: '3–5 years', end: 5, inclusive: false },
  { label: '5–10 years', end: 10, inclusive: false },
  { label: '10 years and over', end: null, inclusive: false },
];

/** Brackets that people know, for a reading that has them. */
export function customaryBrackets(
  reading: AttributeReading,
  facts: NumberFacts,
  bins: number,
): readonly Bracket[] {
  switch (reading) {
    case 'age':
    case 'birth date':
    case 'birth year':
      return bracketsAt(AGE_CUTS, facts.whole);
    case 'years since':
      return TENURES;
    case 'income':
      return bracketsAt(roundCuts(facts.usual, bins), facts.whole);
    case 'number':
    case 'name':
    case 'boolean':
      return quantileBrackets(facts);
  }
}

/** Brackets between cut points; a value at a cut point belongs to the bracket above it. */
export function bracketsAt(cuts: readonly number[], whole: boolean): readonly Bracket[] {
  const text = numberWriter(cuts);
  const first = cuts[0];
  const last = cuts.at(-1);
  if (first === undefined || last === undefined) return [WHOLE];
  const closed = whole && cuts.every(Number.isInteger);
  const between = cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? first;
    return { label: rangeLabel(start, end, closed, text), end, inclusive: false };
  });
  return [
    { label: `Under ${text(first)}`, end: first, inclusive: false },
    ...between,
    { label: `${text(last)} and over`, end: null, inclusive: false },
  ];
}

/** Groups of about the same size; equal values are always in the same one. */
export function quantileBrackets({ quantiles, most, whole }: NumberFacts): readonly Bracket[] {
  const ends = [...new Set(quantiles)].filter((end) => end < most);
  const text = numberWriter(ends);
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return [WHOLE];
  const between = ends.slice(1).map((end, at) => {
    const after = ends[at] ?? first;
    const label = whole
      ? rangeLabel(after + 1, end + 1, true, text)
      : `over ${text(after)} to ${text(end)}`;
    return { label, end, inclusive: true };
  });
  return [
    { label: `Up to ${text(first)}`, end: first, inclusive: true },
    ...between,
    { label: `Over ${text(last)}`, end: null, inclusive: false },
  ];
}

/** Each number a group of its own. */
export function eachValue(numbers: readonly number[]): readonly Bracket[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const text = numberWriter(sorted);
  return sorted.map((number, at) => ({
    label: text(number),
    end: at === sorted.length - 1 ? null : number,
    inclusive: true,
  }));
}

/** Brackets of equal width from the least value to the highest. */
export function widthBrackets(facts: NumberFacts, bins: number): readonly Bracket[] {
  const { least, most, whole } = facts;
  if (!(most > least)) return [WHOLE];
  const exact = Array.from(
    { length: bins - 1 },
    (_, at) => least + ((most - least) * (at + 1)) / bins,
  );
  return bracketsAt(shortest(exact), whole);
}

/** All values alike. */
const WHOLE: Bracket = { label: 'All values', end: null, inclusive: false };

/** Cut points at multiples of 1, 2, 2.5 or 5 times a power of ten, so that the usual values fall into `bins` brackets. */
function roundCuts([low, high]: readonly [number, number], bins: number): readonly number[] {
  if (!(high > low)) return [low];
  const power = 10 ** Math.floor(Math.log10((high - low) / bins));
  const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  const cutsBy = (step: number) => {
    const [from, to] = [Math.ceil(low / step + 1e-9), Math.floor(high / step + 1e-9)];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) =>
      Number(((from + at) * step).toPrecision(12)),
    );
  };
  const found = steps.map(cutsBy).find((cuts) => cuts.length > 0 && cuts.length < bins);
  return found ?? shortest([(low + high) / 2]);
}

/** The cut points with as few digits as keep them apart. */
function shortest(cuts: readonly number[]): readonly number[] {
  for (let digits = 4; digits < 16; digits++) {
    const rounded = cuts.map((cut) => Number(cut.toPrecision(digits)));
    if (rounded.every((cut, at) => at === 0 || cut > (rounded[at - 1] ?? cut))) return rounded;
  }
  return [...new Set(cuts)];
}

function rangeLabel(
  start: number,
  end: number,
  closed: boolean,
  text: (value: number) => string,
): string {
  if (!closed) return `${text(start)} to under ${text(end)}`;
  return end - start === 1 ? text(start) : `${text(start)}–${text(end - 1)}`;
}

const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });

/** Writes numbers so that different ones look different. */
function numberWriter(values: readonly number[]): (value: number) => string {
  const short = new Set(values.map((value) => GROUPED.format(value)));
  return short.size === new Set(values).size ? (value) => GROUPED.format(value) : String;
}
