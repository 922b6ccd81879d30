import { tableFromIPC } from 'apache-arrow';
import { columnValues } from '../../base/arrow-values';
import { cellText, type CellValue } from '../../base/cell-value';
import { quintileError } from '../../base/errors';
import { fail, type Result } from '../../base/result';
import type { FileConnector } from '../../engine/connector';
import { ArrowParts } from '../../export/arrow-parts';
import { FilePieces } from '../../export/file-pieces';
import { WritePace } from '../../export/writing';
import { ident, join, literal, sql, type Sql } from '../../sql';

/** A table of what SQL cannot understand by itself. */
export interface LookupTable {
  readonly name: Sql;
  /** A name for what is read on the way. */
  readonly scratch: Sql;
  /** Texts that are understood together. */
  readonly columns: readonly string[];
  /** The column of what is made of them; null where nothing is. */
  readonly result: string;
}

export interface LookupOptions {
  readonly signal: AbortSignal;
  /** Values understood so far, 0 to 1. */
  readonly onShare: (share: number) => void;
}

/** Makes the table, with nothing in it. */
export function makeLookupTable(
  connector: FileConnector,
  { name, columns, result }: LookupTable,
): Promise<Result<void>> {
  const items = [...columns, result].map((column) => sql`${ident(column)} VARCHAR`);
  return connector.exec(sql`create or replace table ${name} (${join(items)})`);
}

/**
 * Adds what a function makes of the rows of a query.
 *
 * @param query distinct rows of `columns` that the table does not have
 * @param understand gets the values of a row in the order of `columns`; its answer must hold neither comma nor quote
 */
export async function addToLookup(
  connector: FileConnector,
  table: LookupTable,
  query: Sql,
  understand: (...values: readonly CellValue[]) => string | null,
  { signal, onShare }: LookupOptions,
): Promise<Result<void>> {
  const read = await connector.exec(
    sql`
      create or replace table ${table.scratch} as
      select
        (row_number() over ())::INTEGER as id,
        *
      from (
        ${query}
      )
    `,
    { signal },
  );
  if (!read.ok) return read;
  try {
    const parts = new ArrowParts();
    const scan = sql`from ${table.scratch}`;
    const streamed = await connector.stream(scan, parts.take, { signal });
    if (!streamed.ok || parts.rows === 0) return streamed;
    const file = new FilePieces();
    const pace = new WritePace({ signal, onRows: (rows) => onShare(rows / parts.rows) });
    for await (const stream of parts.streams()) {
      const rows = tableFromIPC(stream);
      const ids = columnValues(rows, 'id');
      const values = table.columns.map((column) => columnValues(rows, column));
      for (let from = 0; from < rows.numRows; from += SLICE) {
        const to = Math.min(from + SLICE, rows.numRows);
        let lines = '';
        for (let row = from; row < to; row += 1) {
          const found = understand(...values.map((column) => column[row] ?? null));
          if (found !== null) lines += `${cellText(ids[row])},${found}\n`;
        }
        file.add(lines);
        if (!(await pace.wrote(to - from))) return fail(quintileError('cancelled', {}));
      }
    }
    return await insert(connector, table, file.toBlob('text/csv'), signal);
  } finally {
    await connector.exec(sql`drop table if exists ${table.scratch}`);
  }
}

/** Rows between two looks at the clock. */
const SLICE = 2000;

async function insert(
  connector: FileConnector,
  { name, scratch }: LookupTable,
  found: Blob,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (found.size === 0) {
    const none = sql`
      insert into ${name}
      select * exclude (id), null from ${scratch}
    `;
    return connector.exec(none, { signal });
  }
  const path = await connector.registerFile(found);
  if (!path.ok) return path;
  try {
    return await connector.exec(
      sql`
        insert into ${name}
        select
          read.* exclude (id),
          found.value
        from ${scratch} as read
        left join read_csv(
          ${literal(path.value)},
          columns = {id: 'INTEGER', value: 'VARCHAR'},
          auto_detect = false,
          delim = ',',
          header = false
        ) as found on found.id = read.id
      `,
      { signal },
    );
  } finally {
    await connector.releaseFile(path.value);
  }
}
