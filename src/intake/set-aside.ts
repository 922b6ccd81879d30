import type { SetAside, SetAsideKind } from '../base/reading';
import type { Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { ident, literal, sql } from '../sql';
import { insertRecords } from './stored-records';

/** A record of a file, or a line, that is no row of its table. */
export interface SetAsideRecord {
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  readonly kind: SetAsideKind;
  readonly reason: string;
  /** At most `MAX_RAW` bytes of it, as text. */
  readonly raw: string;
}

/** What was set aside of one file: all of it counted, the first records kept. */
export interface SetAsideRecords {
  readonly counts: ReadonlyMap<SetAsideKind, number>;
  readonly stored: readonly SetAsideRecord[];
  /** What the first total is called. */
  readonly label: string | null;
}

/** Of one source, this many records are kept to be shown. */
export const MAX_SET_ASIDE = 10_000;

const SET_ASIDE_ROWS = ident('set_aside_rows');

/** Why a record of each kind is no row. */
const SET_ASIDE_REASONS: Readonly<Record<SetAsideKind, string>> = {
  preamble: 'stands before the header',
  header_row: 'belongs to the header; its words are part of the names of the columns',
  units: 'tells the units or types of the columns',
  repeated_header: 'repeats the header',
  totals: 'is a total at the end',
  notes: 'is a note at the end',
  empty_row: 'holds no value',
  empty_column: 'has neither a name nor a value',
};

/** Collects what is set aside of a file, in file order. */
export class SetAsideCollector implements SetAsideRecords {
  readonly counts = new Map<SetAsideKind, number>();
  readonly stored: SetAsideRecord[] = [];
  label: string | null = null;

  add(record: Omit<SetAsideRecord, 'reason'>, label: string | null = null): void {
    this.label ??= label;
    this.counts.set(record.kind, (this.counts.get(record.kind) ?? 0) + 1);
    if (this.stored.length < MAX_SET_ASIDE)
      this.stored.push({ ...record, reason: SET_ASIDE_REASONS[record.kind] });
  }
}

/** Everything that was set aside of the files of a source, by kind, in words for the user. */
export function setAsideSummary(
  files: readonly SetAsideRecords[],
  emptyColumns: number,
): SetAside[] {
  const totals = new Map<SetAsideKind, number>();
  for (const { counts } of files) {
    for (const [kind, count] of counts) totals.set(kind, (totals.get(kind) ?? 0) + count);
  }
  if (emptyColumns > 0) totals.set('empty_column', emptyColumns);
  const label = files.find((file) => file.label !== null)?.label ?? null;
  const kinds = Object.keys(SET_ASIDE_REASONS) as SetAsideKind[];
  return kinds.flatMap((kind) => {
    const count = totals.get(kind);
    return count === undefined ? [] : [{ kind, count, reason: inWords(kind, count, label) }];
  });
}

function inWords(kind: SetAsideKind, count: number, label: string | null): string {
  const one = count === 1;
  const rows = one ? '1 row' : `${String(count)} rows`;
  switch (kind) {
    case 'preamble':
      return one
        ? '1 line stands before the header'
        : `${String(count)} lines stand before the header`;
    case 'header_row':
      return one
        ? '1 more row of the header: its words are part of the names of the columns'
        : `${String(count)} more rows of the header: their words are part of the names of the columns`;
    case 'units':
      return one ? '1 row below the header tells units' : `${rows} below the headers tell units`;
    case 'repeated_header':
      return one ? '1 row repeats the header' : `${rows} repeat the header`;
    case 'totals':
      return `${rows} at the end ${one ? 'is a total' : 'are totals'}${label === null ? '' : `: “${label}”${one ? '' : ' …'}`}`;
    case 'notes':
      return one ? '1 row at the end is a note' : `${rows} at the end are notes`;
    case 'empty_row':
      return one ? '1 row holds no value' : `${rows} hold no value`;
    case 'empty_column':
      return one
        ? '1 column has neither a name nor a value'
        : `${String(count)} columns have neither a name nor a value`;
  }
}

/** Forgets what was set aside of a source. */
export async function clearSetAside(
  connector: FileConnector,
  source: string,
): Promise<Result<void>> {
  const created = await connector.exec(sql`
    create table if not exists ${SET_ASIDE_ROWS} (
      source VARCHAR,
      file VARCHAR,
      line BIGINT,
      kind VARCHAR,
      reason VARCHAR,
      raw VARCHAR
    )
  `);
  if (!created.ok) return created;
  return connector.exec(sql`delete from ${SET_ASIDE_ROWS} where source = ${literal(source)}`);
}

/** Stores what was set aside of one file in `set_aside_rows`. */
export function storeSetAside(
  connector: FileConnector,
  source: string,
  file: string,
  records: readonly SetAsideRecord[],
): Promise<Result<void>> {
  const cells = records.map(({ line, kind, reason, raw }) => [String(line), kind, reason, raw]);
  return insertRecords(connector, SET_ASIDE_ROWS, { source, file, kindColumn: 'kind' }, cells);
}
