import { quintileError } from '../../base/errors';
import { fail, type Result } from '../../base/result';
import { columnValues } from '../../base/arrow-values';
import { cellText, type CellValue } from '../../base/cell-value';
import type { FileConnector } from '../../engine/connector';
import { ArrowParts } from '../../export/arrow-parts';
import { FilePieces } from '../../export/file-pieces';
import { WritePace } from '../../export/writing';
import { ident, literal, sql, type Sql } from '../../sql';
import { tableFromIPC } from 'apache-arrow';

export interface LookupOptions {
  readonly signal: AbortSignal;
  /** Values understood so far, 0 to 1. */
  readonly onShare: (share: number) => void;
}

/**
 * A table of what SQL cannot understand by itself: the distinct rows of a query, with what a function makes of each in a
 * further column; null where it makes nothing.
 *
 * @param table its name; a second with `_read` is made on the way
 * @param understand gets the values of a row in the order of `columns`; its answer must hold neither comma nor quote
 */
export async function makeLookupTable(
  connector: FileConnector,
  names: { readonly table: Sql; readonly distinct: Sql },
  query: Sql,
  columns: readonly string[],
  result: string,
  understand: (...values: readonly CellValue[]) => string | null,
  { signal, onShare }: LookupOptions,
): Promise<Result<void>> {
  const read = await connector.exec(
    sql`
      create or replace table ${names.distinct} as
      select
        row_number() over () as id,
        *
      from (
        ${query}
      )
    `,
    { signal },
  );
  if (!read.ok) return read;
  const parts = new ArrowParts();
  const streamed = await connector.stream(sql`from ${names.distinct}`, parts.take, { signal });
  if (!streamed.ok) return streamed;
  const file = new FilePieces();
  const pace = new WritePace({ signal, onRows: (rows) => onShare(rows / parts.rows) });
  for await (const stream of parts.streams()) {
    const table = tableFromIPC(stream);
    const ids = columnValues(table, 'id');
    const values = columns.map((column) => columnValues(table, column));
    for (let row = 0; row < table.numRows; row += 1) {
      const found = understand(...values.map((column) => column[row] ?? null));
      if (found !== null) file.add(`${cellText(ids[row])},${found}\n`);
      if (row % SLICE === 0 && !(await pace.wrote(row === 0 ? 0 : SLICE))) {
        return fail(quintileError('cancelled', {}));
      }
    }
  }
  return join(connector, names, file.toBlob('text/csv'), result, signal);
}

/** Rows between two looks at the clock. */
const SLICE = 2000;

async function join(
  connector: FileConnector,
  { table, distinct }: { readonly table: Sql; readonly distinct: Sql },
  found: Blob,
  result: string,
  signal: AbortSignal,
): Promise<Result<void>> {
  const none = sql`
    create or replace table ${table} as
    select * exclude (id), null::VARCHAR as ${ident(result)} from ${distinct}
  `;
  if (found.size === 0) return connector.exec(none, { signal });
  const path = await connector.registerFile(found);
  if (!path.ok) return path;
  try {
    return await connector.exec(
      sql`
        create or replace table ${table} as
        select
          read.* exclude (id),
          found.value as ${ident(result)}
        from ${distinct} as read
        left join read_csv(
          ${literal(path.value)},
          columns = {id: 'BIGINT', value: 'VARCHAR'},
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
