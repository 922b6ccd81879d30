import type { TraitKinds } from '../base/attributes';
import type { QuintileError } from '../base/errors';
import type { KnownExport } from '../base/known-export';
import type { Reading, ReadingChoices, SetAside } from '../base/reading';
import type { Cleaning, ExcludedStatus, Mapping, Role } from '../base/roles';
import type { Need, SheetFacts, SourceReport } from '../base/sources';
import type { ColumnInfo } from '../engine/connector';
import { columnTraits } from './column-traits';
import { constantCurrency } from './constant-currency';
import { replacedRoles, type Shape } from '../base/shapes';
import type { ReadOutcome } from '../intake/reader';
import type { KnownParts, RelatedColumn } from '../intake/roles';
import { qualified, type Sql } from '../sql';

export const SOURCE_SCHEMA = 'source';

/** A role that a source supplies. */
export interface StoredRole {
  readonly role: Role;
  readonly mapping: Mapping;
  readonly confidence: number;
  readonly accepted: boolean;
  readonly cleaning: Cleaning;
  /** Canonical ids whose `.0` is removed. */
  readonly idCleaning: readonly string[];
  /** Kinds of attributes that were chosen, by column. */
  readonly traits?: TraitKinds;
}

/** A source with everything needed to read it again. */
export interface StoredSource {
  readonly name: string;
  /** Another number for each time it was read: the same name may hold other rows. */
  readonly revision: number;
  readonly files: readonly File[];
  readonly choices: ReadingChoices;
  /** Names of the columns as they were found before anything was chosen: by them, the file is known again. */
  readonly foundColumns: readonly string[];
  readonly reading: Reading | null;
  /** Columns that were converted in SQL, whether rows were repaired, and the query of Parquet: see `ReadOutcome`. */
  readonly lenient: readonly string[];
  readonly repaired: boolean;
  readonly standalone: NonNullable<ReadOutcome['standalone']> | null;
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
  readonly rejected: number;
  /** The strongest first. */
  readonly roles: readonly StoredRole[];
  readonly needs: readonly Need[];
  /** Columns whose dates could be read in two ways; they are text until the user says which. */
  readonly ambiguousDates: readonly string[];
  /** Columns whose numbers could be read in two ways; they are text until the user says which. */
  readonly ambiguousNumbers: readonly string[];
  readonly setAside: readonly SetAside[];
  readonly lostCells: readonly { readonly reason: string; readonly cells: number }[];
  /** What its sheet shows beside the values; null where there is nothing to tell. */
  readonly sheet: SheetFacts | null;
  readonly undecodable: number;
  readonly preset: KnownExport | null;
  /** What in its columns says that a sale was not completed. */
  readonly statuses: readonly ExcludedStatus[];
  /** ISO day of the decision about such files that this one follows. */
  readonly remembered: string | null;
  /** Some customer ids, to recognise the same customers in other sources. */
  readonly customerSample: RelatedColumn | null;
  /** What is known of its columns beside the roles, for joining it with others. */
  readonly parts: KnownParts;
  /** What else lay in its archive and is no table; told with one of the tables there. */
  readonly passedOver: readonly string[];
  readonly error: QuintileError | null;
  /** How it is made from other sources; null for one that was read from files. */
  readonly shape: Shape | null;
  /** What the user should know about it, as of when it was made first. */
  readonly shapeNotes: readonly string[];
  /** For one that is made from others: currencies by the signs beside the numbers of a column. */
  readonly signs: ReadonlyMap<string, string>;
  /** What the orders of other sources count in; null without such, and for one whose orders do not count. */
  readonly otherCurrency: string | null;
}

/** What a source of which nothing is known has. */
export const EMPTY_SOURCE = {
  files: [],
  choices: {},
  foundColumns: [],
  reading: null,
  lenient: [],
  repaired: false,
  standalone: null,
  columns: [],
  rows: 0,
  rejected: 0,
  roles: [],
  needs: [],
  ambiguousDates: [],
  ambiguousNumbers: [],
  setAside: [],
  lostCells: [],
  sheet: null,
  undecodable: 0,
  preset: null,
  statuses: [],
  remembered: null,
  customerSample: null,
  parts: { transactions: {}, customers: {} },
  passedOver: [],
  error: null,
  shape: null,
  shapeNotes: [],
  signs: new Map<string, string>(),
  otherCurrency: null,
} as const satisfies Omit<StoredSource, 'name' | 'revision'>;

/** A source as it is but for the question about its currency, which is always the last: all its roles were accepted. */
export function withoutCurrencyNeed(source: StoredSource): StoredSource {
  if (!source.needs.includes('currency')) return source;
  return { ...source, needs: [], roles: source.roles.map((role) => ({ ...role, accepted: true })) };
}

/** The table that holds a source as it was read. */
export function sourceTable(name: string): Sql {
  return qualified(SOURCE_SCHEMA, name);
}

/** A source as it is reported. */
export function reportOf(
  source: StoredSource,
  usedIn: readonly string[] = [],
  replaced: ReadonlySet<Role> = new Set(),
): SourceReport {
  const { roles } = source;
  const first = roles[0];
  return {
    source: source.name,
    files: source.files.map((file) => file.name),
    bytes: source.files.reduce((sum, file) => sum + file.size, 0),
    columns: source.columns,
    rows: source.rows + source.rejected,
    rejected: source.rejected,
    role: first?.role ?? null,
    roles: roles.map(({ role, mapping, confidence, accepted, cleaning, traits }) => ({
      role,
      mapping,
      confidence,
      // What another source tells in its place counts there.
      accepted: accepted && !replaced.has(role),
      cleaning,
      ...(traits && { traits }),
    })),
    traits: columnTraits(source.columns),
    mapping: first?.mapping ?? {},
    confidence: first?.confidence ?? 0,
    reading: source.reading,
    ...(Object.keys(source.choices).length > 0 ? { choices: source.choices } : {}),
    ...(source.passedOver.length > 0 ? { passedOver: source.passedOver } : {}),
    ...(source.shape ? { shape: source.shape } : {}),
    ...(source.shapeNotes.length > 0 ? { shapeNotes: source.shapeNotes } : {}),
    ...(usedIn.length > 0 ? { usedIn } : {}),
    ...(source.needs.length > 0 && usedIn.length === 0 ? { needs: source.needs } : {}),
    ...currenciesOf(source),
    ...(source.ambiguousDates.length > 0 ? { ambiguousDates: source.ambiguousDates } : {}),
    ...(source.ambiguousNumbers.length > 0 ? { ambiguousNumbers: source.ambiguousNumbers } : {}),
    ...(roles.length === 0 && Object.keys(source.parts.transactions).length > 0
      ? { parts: source.parts.transactions }
      : {}),
    ...(source.setAside.length > 0 ? { setAside: source.setAside } : {}),
    ...(source.lostCells.length > 0 ? { lostCells: source.lostCells } : {}),
    ...(source.sheet ? { sheet: source.sheet } : {}),
    ...(source.undecodable > 0 ? { undecodable: source.undecodable } : {}),
    ...(source.preset ? { preset: source.preset } : {}),
    ...(source.statuses.length > 0 ? { statuses: source.statuses } : {}),
    ...(source.remembered === null ? {} : { remembered: source.remembered }),
    ...(source.error ? { error: source.error } : {}),
  };
}

function currenciesOf(source: StoredSource): Pick<SourceReport, 'signCurrency' | 'otherCurrency'> {
  const { roles, otherCurrency } = source;
  const role = roles.find(({ role: name }) => name === 'transactions');
  const signCurrency = role === undefined ? null : constantCurrency(source, role);
  return {
    ...(signCurrency !== null && { signCurrency }),
    ...(otherCurrency !== null && { otherCurrency }),
  };
}

/** Sources by name, in the order in which they came. */
export class SourceStore {
  readonly #sources = new Map<string, StoredSource>();

  names(): Set<string> {
    return new Set(this.#sources.keys());
  }

  all(): StoredSource[] {
    return [...this.#sources.values()];
  }

  get(name: string): StoredSource | undefined {
    return this.#sources.get(name);
  }

  /** What is told about a source. */
  report(source: StoredSource): SourceReport {
    const made = this.all().flatMap(({ name, shape }) => (shape === null ? [] : [{ name, shape }]));
    const usedIn = made.filter(({ shape }) => replacesMain(shape, source));
    const replaced = made
      .flatMap(({ shape }) => replacedRoles(shape))
      .filter((one) => one.source === source.name)
      .flatMap(({ roles }) => roles);
    return reportOf(
      source,
      usedIn.map(({ name }) => name),
      new Set(replaced),
    );
  }

  put(source: StoredSource): void {
    this.#sources.set(source.name, source);
  }

  remove(name: string): void {
    this.#sources.delete(name);
  }

  clear(): void {
    this.#sources.clear();
  }

  /** Names of the sources that others, made from them, supply the role for. */
  replaced(role: Role): ReadonlySet<string> {
    return new Set(
      this.all()
        .flatMap(({ shape }) => (shape === null ? [] : replacedRoles(shape)))
        .filter(({ roles }) => roles.includes(role))
        .map(({ source }) => source),
    );
  }

  /**
   * Sources that supply the role and are not waiting for an answer. What an order file tells about customers beside its
   * orders only counts while no source tells about customers first of all.
   */
  supplying(role: Role): { source: StoredSource; role: StoredRole }[] {
    const replaced = this.replaced(role);
    const all = this.all().flatMap((source) =>
      source.roles
        .filter((stored) => stored.role === role && stored.accepted && !replaced.has(source.name))
        .map((stored) => ({ source, role: stored })),
    );
    const leading = all.filter((supply) => supply.source.roles[0] === supply.role);
    return leading.length > 0 ? leading : all;
  }
}

/** Whether the shape supplies what the source tells about first of all, so that nothing need be asked about it. */
function replacesMain(shape: Shape, source: StoredSource): boolean {
  const main = source.roles[0]?.role;
  return replacedRoles(shape).some(
    ({ source: name, roles }) =>
      name === source.name && (main === undefined || roles.includes(main)),
  );
}
