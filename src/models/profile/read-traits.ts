import { cellText, type CellValue } from '../../base/cell-value';
import { ok, type Result } from '../../base/result';
import { attributeWords } from '../attributes/attribute-words';
import { oddOf } from '../attribute_segments/grouping';
import { fetchRows } from '../fetch-rows';
import type { FitHooks } from '../model';
import { fetchNumbers } from './fetch-numbers';
import { countsQuery, distinctQuery, numbersQuery, valueName, type Placing } from './people-query';
import type { LeaveReason, LeftOut, Trait, TraitSource } from './trait';
import { countedNumbers, listedNumbers, type TraitNumbers } from './trait-numbers';
import { nameFacts, numberFacts, type NameCount, type TraitFacts } from './trait-values';

/** What was found of all traits. */
export interface ReadTraits {
  readonly facts: readonly TraitFacts[];
  readonly leftOut: readonly LeftOut[];
}

/** Segments with how many customers they have, by place; place 0 is those beyond the listed ones. */
export interface Population {
  readonly placing: Placing;
  readonly sizes: Float64Array;
}

/** Numbers with more different values among the first rows are fetched, not counted one by one. */
const MOST_COUNTED = 1_000;
/** Numbers fetched at once, so that memory stays small. */
const MOST_FETCHED = 16_000_000;
/** Names of which at least this share differ say who somebody is, not what kind. */
const NEARLY_ALL = 0.9;
const FEWEST_NAMES = 5;
/** Words of columns whose numbers are names. */
const NAMING = new Set('id ids uuid guid number no nr code key'.split(' '));

/** Reads all traits, one source after the other. */
export async function readTraits(
  population: Population,
  traits: readonly Trait[],
  kept: number,
  hooks: FitHooks,
): Promise<Result<ReadTraits | null>> {
  const sources = [...new Set(traits.map(({ source }) => source))];
  const facts: TraitFacts[] = [];
  const leftOut: LeftOut[] = [];
  for (const [at, source] of sources.entries()) {
    const own = traits.filter((trait) => trait.source === source);
    const read = await readSource(population, source, own, kept, hooks);
    if (!read.ok) return read;
    facts.push(...read.value.facts);
    leftOut.push(...read.value.leftOut);
    hooks.onProgress((at + 1) / sources.length);
    if (!(await hooks.checkpoint())) return ok(null);
  }
  return ok({ facts, leftOut });
}

async function readSource(
  population: Population,
  source: TraitSource,
  traits: readonly Trait[],
  kept: number,
  hooks: FitHooks,
): Promise<Result<ReadTraits>> {
  const looked = await fetchRows(hooks, distinctQuery(source, traits));
  if (!looked.ok) return looked;
  const [sample = {}] = looked.value;
  const different = (trait: Trait): number => Number(sample[valueName(traits.indexOf(trait))] ?? 0);
  const customers = Number(sample['customers'] ?? 0);
  const differing = (trait: Trait): boolean =>
    customers > FEWEST_NAMES * 10 && different(trait) > customers * NEARLY_ALL && isNaming(trait);
  const naming = traits.filter(differing);
  const listed = traits.filter(
    (trait) => !differing(trait) && trait.shape === 'number' && different(trait) > MOST_COUNTED,
  );
  const counted = traits.filter((trait) => !naming.includes(trait) && !listed.includes(trait));
  const counts = await readCounted(population, source, counted, kept, hooks);
  if (!counts.ok) return counts;
  const numbers = await readListed(population, source, listed, hooks);
  if (!numbers.ok) return numbers;
  const found = new Map([...counts.value, ...numbers.value].map((one) => [one.trait, one]));
  const leftOut = naming.map((trait) => leave(trait, 'nearly all values differ', null));
  const facts: TraitFacts[] = [];
  for (const trait of traits) {
    const one = found.get(trait);
    if (one === undefined) continue;
    const reason = reasonToLeave(one);
    if (reason === null) facts.push(one);
    else leftOut.push(leave(trait, reason, one.different));
  }
  return ok({ facts, leftOut });
}

function isNaming({ name, shape, reading, source }: Trait): boolean {
  if (shape === 'text') return reading === 'name';
  const isColumn = source.role === 'customers' && reading === 'number';
  return isColumn && attributeWords(name).some((word) => NAMING.has(word));
}

function reasonToLeave({ trait, different, known, values }: TraitFacts): LeaveReason | null {
  if (different === 0) return 'no values';
  if (different > FEWEST_NAMES && different > known * NEARLY_ALL && isNaming(trait))
    return 'nearly all values differ';
  const missing = values.some(({ what }) => what === 'missing');
  return different === 1 && !missing && known > 1 ? 'the same for everybody' : null;
}

function leave({ name, source }: Trait, reason: LeaveReason, values: number | null): LeftOut {
  return { trait: name, role: source.role, reason, values };
}

async function readCounted(
  { placing, sizes }: Population,
  source: TraitSource,
  traits: readonly Trait[],
  kept: number,
  hooks: FitHooks,
): Promise<Result<TraitFacts[]>> {
  if (traits.length === 0) return ok([]);
  const rows = await fetchRows(hooks, countsQuery(placing, source, traits, kept));
  if (!rows.ok) return rows;
  const byTrait = traits.map((): Record<string, CellValue>[] => []);
  for (const row of rows.value) byTrait[Number(row['trait'])]?.push(row);
  return ok(
    traits.map((trait, at) => {
      const own = byTrait[at] ?? [];
      if (trait.shape === 'number') return numberFacts(trait, countsOf(trait, own, sizes), sizes);
      const different = own.reduce((most, row) => Math.max(most, Number(row['rank'])), 0);
      return nameFacts(trait, own.map(nameCount), sizes, different);
    }),
  );
}

function nameCount(row: Readonly<Record<string, CellValue>>): NameCount {
  const isOther = row['is_other'] === true;
  return {
    name: isOther ? null : cellText(row['value']),
    place: Number(row['place']),
    customers: Number(row['customers']),
  };
}

function countsOf(
  trait: Trait,
  rows: readonly Readonly<Record<string, CellValue>>[],
  sizes: Float64Array,
): TraitNumbers {
  const counts = new Map<number, Float64Array>();
  const odd = new Float64Array(sizes.length);
  const seen = new Float64Array(sizes.length);
  const add = (number: number, place: number, customers: number): void => {
    let into = isOdd(trait, number) ? odd : counts.get(number);
    if (into === undefined) counts.set(number, (into = new Float64Array(sizes.length)));
    into[place] = (into[place] ?? 0) + customers;
  };
  for (const row of rows) {
    const number = Number(row['value']);
    const place = Number(row['place']);
    const customers = Number(row['customers']);
    seen[place] = (seen[place] ?? 0) + customers;
    if (Number.isFinite(number)) add(number, place, customers);
  }
  if (trait.absent === 0)
    sizes.forEach((size, place) => {
      const without = size - (seen[place] ?? 0);
      if (without > 0) add(0, place, without);
    });
  return countedNumbers(counts, odd);
}

function isOdd({ reading }: Trait, number: number): boolean {
  const odd = oddOf(reading);
  return odd !== null && (number < odd.least || (odd.most !== null && number > odd.most));
}

async function readListed(
  { placing, sizes }: Population,
  source: TraitSource,
  traits: readonly Trait[],
  hooks: FitHooks,
): Promise<Result<TraitFacts[]>> {
  const customers = sizes.reduce((sum, size) => sum + size, 0);
  const atOnce = Math.max(1, Math.floor(MOST_FETCHED / Math.max(1, customers)));
  const facts: TraitFacts[] = [];
  for (let from = 0; from < traits.length; from += atOnce) {
    const some = traits.slice(from, from + atOnce);
    const names = some.map((_, at) => valueName(at));
    const fetched = await fetchNumbers(hooks, numbersQuery(placing, source, some), names);
    if (!fetched.ok) return fetched;
    const { places, columns } = fetched.value;
    for (const [at, trait] of some.entries()) {
      const numbers = listOf(trait, columns[at] ?? new Float64Array(), places, sizes);
      facts.push(numberFacts(trait, numbers, sizes));
      if (!(await hooks.checkpoint())) return ok(facts);
    }
  }
  return ok(facts);
}

/** The finite, possible numbers of a column, and a 0 for everybody without a row where that is what it says. */
function listOf(
  trait: Trait,
  column: Float64Array,
  places: Uint8Array,
  sizes: Float64Array,
): TraitNumbers {
  const odd = new Float64Array(sizes.length);
  const absent = trait.absent === 0 ? withoutRow(places, sizes) : [];
  const zeros = absent.reduce((sum, count) => sum + count, 0);
  const values = new Float64Array(column.length + zeros);
  const ofPlace = new Uint8Array(column.length + zeros);
  let length = 0;
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? NaN;
    const place = places[row] ?? 0;
    if (!Number.isFinite(value)) continue;
    if (trait.reading !== 'number' && isOdd(trait, value)) odd[place] = (odd[place] ?? 0) + 1;
    else {
      values[length] = value;
      ofPlace[length++] = place;
    }
  }
  absent.forEach((count, place) => {
    ofPlace.fill(place, length, length + count);
    length += count;
  });
  return listedNumbers(values.subarray(0, length), ofPlace.subarray(0, length), odd);
}

function withoutRow(places: Uint8Array, sizes: Float64Array): number[] {
  const rows = new Float64Array(sizes.length);
  for (const place of places) rows[place] = (rows[place] ?? 0) + 1;
  return Array.from(sizes, (size, place) => Math.max(0, size - (rows[place] ?? 0)));
}
