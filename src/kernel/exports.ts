import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { ColumnInfo, Connector } from '../engine/connector';
import { writeArrow } from '../export/arrow';
import { ArrowParts } from '../export/arrow-parts';
import { writeCsv } from '../export/csv';
import { writeJson } from '../export/json';
import { writeParquet, type ParquetLibrary } from '../export/parquet';
import type { WriteHooks } from '../export/writing';
import { ident, join, sql, type Sql } from '../sql';
import type { ExportFormat } from './notebook-api';
import type { Progress } from './protocol';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** CSV: prefixes text cells that a spreadsheet would run as a formula. Excel: keeps them text when they are edited. */
  readonly formulaGuard: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly loadParquet: () => Promise<ParquetLibrary>;
}

/**
 * Writes the rows of a query into a file. They are computed once and put away as they come; other queries go on while the
 * file is written.
 *
 * @param query checked: it may hold the user’s text
 */
export async function exportRows(
  connector: Connector,
  query: Sql,
  options: ExportOptions,
): Promise<Result<Blob>> {
  const { format, signal, onProgress } = options;
  const writer = await loadWriter(format, options);
  if (!writer.ok) return writer;
  const columns = await connector.describe(query);
  if (!columns.ok) return columns;
  const parts = new ArrowParts();
  const computed = await connector.stream(writableQuery(query, columns.value, format), parts.take, {
    signal,
    onProgress: (share) => {
      onProgress({ phase: 'computing', share });
    },
  });
  if (!computed.ok) return computed;
  const hooks: WriteHooks = {
    signal,
    onRows: (rows) => {
      onProgress({ phase: 'exporting', rows, share: rows / parts.rows });
    },
  };
  return (await writer.value(parts, hooks)) ?? fail(quintileError('cancelled', {}));
}

/** Writes what was computed; null when the signal ended it. */
type Writer = (parts: ArrowParts, hooks: WriteHooks) => Promise<Result<Blob> | null>;

async function loadWriter(
  format: ExportFormat,
  { formulaGuard, loadParquet }: ExportOptions,
): Promise<Result<Writer>> {
  switch (format) {
    case 'csv':
      return ok(always((parts, hooks) => writeCsv(parts, { ...hooks, formulaGuard })));
    case 'json':
      return ok(always(writeJson));
    case 'arrow':
      return ok(always(writeArrow));
    case 'parquet': {
      const library = await loaded('Parquet', loadParquet);
      if (!library.ok) return library;
      return ok(always((parts, hooks) => writeParquet(library.value, parts, hooks)));
    }
    case 'xlsx': {
      const library = await loaded('Excel', () => import('../export/xlsx'));
      if (!library.ok) return library;
      return ok((parts, hooks) => library.value.writeXlsx(parts, { ...hooks, formulaGuard }));
    }
  }
}

/** A writer that takes everything. */
function always(write: (parts: ArrowParts, hooks: WriteHooks) => Promise<Blob | null>): Writer {
  return async (parts, hooks) => {
    const file = await write(parts, hooks);
    return file && ok(file);
  };
}

async function loaded<T>(format: string, load: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await load());
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return fail(quintileError('export.unavailable', { format, detail }));
  }
}

const PLAIN =
  /^(?:BOOLEAN|U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\)|VARCHAR|DATE|TIMESTAMP|TIMESTAMP WITH TIME ZONE)$/;
const NESTED = /^STRUCT\(|\]$/;
/** What lists and structs may hold that files of other programs have no type for. */
const STRANGE =
  /\b(?:U?HUGEINT|INTERVAL|TIME|TIMESTAMP_\w+|UUID|ENUM|MAP|UNION|BLOB|BIT|BIGNUM|VARINT|NULL)\b/;

/** The query with columns as types that every format and its readers know; the others become text. */
function writableQuery(query: Sql, columns: readonly ColumnInfo[], format: ExportFormat): Sql {
  const casts = columns.map(({ type }) => castOf(type, format));
  if (casts.every((cast) => cast === null)) return query;
  const items = columns.map(({ name }, index) => {
    const cast = casts[index];
    return cast ? sql`${ident(name)}::${cast} as ${ident(name)}` : ident(name);
  });
  return sql`
    select
      ${join(items, ',\n')}
    from (
      ${query}
    )
  `;
}

function castOf(type: string, format: ExportFormat): Sql | null {
  if (PLAIN.test(type) || (NESTED.test(type) && !STRANGE.test(type))) return null;
  if (type.startsWith('TIMESTAMP_')) return sql`TIMESTAMP`;
  // Sums of whole numbers. Texts hold all digits; files of numbers have none larger than 64 bits (as DuckDB's own).
  if (/^U?HUGEINT$/.test(type)) {
    return format === 'csv' || format === 'json' ? sql`DECIMAL(38, 0)` : sql`DOUBLE`;
  }
  return sql`VARCHAR`;
}
