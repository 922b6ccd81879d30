import { DataType, tableFromIPC, type Data, type RecordBatch } from 'apache-arrow';
import { quintileError } from '../../base/errors';
import { nextTask } from '../../base/next-task';
import { fail, ok, type Result } from '../../base/result';
import type { ColumnInfo, Connector } from '../../engine/connector';
import { ident, join, literal, sql, type Sql } from '../../sql';
import type { LinkedColumn, LinkedColumns } from '../../stats/linked-counts/column';
import { smallestCodes, TextCodes } from './text-codes';

/** Rows up to which a relation is held in memory; above, whoever asks goes to SQL. */
const MAX_LINKED_ROWS = 5_000_000;
/** How long decoding goes on before other events come through. */
const SLICE_MS = 12;

/** Columns of a relation as they were read in one go. */
export interface Reading {
  readonly rows: number;
  readonly columns: LinkedColumns;
}

/**
 * Reads columns of a query into typed arrays, batch by batch. All of them come from one statement: only then do their
 * rows stand in the same order.
 *
 * @param columns names and types as the engine describes them; a column that is asked for must be among them
 */
export async function loadColumns(
  connector: Connector,
  query: Sql,
  columns: readonly ColumnInfo[],
  signal: AbortSignal,
): Promise<Result<Reading>> {
  const counted = await countRows(connector, query, signal);
  if (!counted.ok) return counted;
  if (counted.value > MAX_LINKED_ROWS) {
    const params = { rows: counted.value, limit: MAX_LINKED_ROWS };
    return fail(quintileError('engine.too_many_rows', params));
  }
  const items = columns.map((column, index) => sql`${readAs(column)} as ${columnAlias(index)}`);
  const answer = await connector.query(
    sql`
      select
        ${items.length === 0 ? sql`true as row` : join(items, ',\n')}
      from (
        ${query}
      )
    `,
    { signal },
  );
  if (!answer.ok) return answer;
  const { bytes, rows } = answer.value;
  const writers = columns.map((column) => columnWriter(column, rows));
  const table = tableFromIPC(bytes);
  let first = 0;
  let since = performance.now();
  for (const batch of table.batches) {
    writeBatch(batch, writers, first);
    first += batch.numRows;
    if (performance.now() - since < SLICE_MS) continue;
    await nextTask();
    if (signal.aborted) break;
    since = performance.now();
  }
  if (signal.aborted) return fail(quintileError('cancelled', {}));
  return ok({
    rows,
    columns: new Map(
      columns.map(({ name }, index) => [name, writers[index]?.finish() ?? NO_COLUMN]),
    ),
  });
}

const NO_COLUMN: LinkedColumn = { kind: 'number', values: new Float64Array(0) };

async function countRows(
  connector: Connector,
  query: Sql,
  signal: AbortSignal,
): Promise<Result<number>> {
  const counted = await connector.query(
    sql`
      select count(*)::DOUBLE as rows
      from (
        from (
          ${query}
        )
        limit ${literal(MAX_LINKED_ROWS + 1)}
      )
    `,
    { signal },
  );
  if (!counted.ok) return counted;
  const row = tableFromIPC(counted.value.bytes).get(0) as { rows: number } | null;
  return ok(row?.rows ?? 0);
}

type Kind = LinkedColumn['kind'];

const NUMBERS =
  /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\(.*\)|BOOLEAN)$/;
const TIMES = /^(?:DATE|TIMESTAMP(?:_S|_MS|_NS)?|TIMESTAMP WITH TIME ZONE)$/;

/** How a column of the engine’s type is held. */
export function kindOf(type: string): Kind {
  if (NUMBERS.test(type)) return 'number';
  return TIMES.test(type) ? 'time' : 'category';
}

function columnAlias(index: number): Sql {
  return ident(`c${String(index)}`);
}

function readAs({ name, type }: ColumnInfo): Sql {
  const column = ident(name);
  switch (kindOf(type)) {
    case 'number':
      return sql`${column}::DOUBLE`;
    case 'category':
      return sql`${column}::VARCHAR`;
    case 'time':
      return sql`
        case
          when isfinite(${column}) then epoch_us(${column})::DOUBLE / 1000
          when ${column} > DATE '1970-01-01' then 'infinity'::DOUBLE
          when ${column} < DATE '1970-01-01' then '-infinity'::DOUBLE
        end
      `;
  }
}

/** Takes a column’s batches one after the other. */
interface ColumnWriter {
  write(data: Data, first: number): void;
  finish(): LinkedColumn;
}

function writeBatch(batch: RecordBatch, writers: readonly ColumnWriter[], first: number): void {
  writers.forEach((writer, index) => {
    const data = batch.data.children[index];
    if (data) writer.write(data, first);
  });
}

function columnWriter({ type }: ColumnInfo, rows: number): ColumnWriter {
  const kind = kindOf(type);
  return kind === 'category' ? categoryWriter(rows) : numberWriter(kind, rows);
}

function numberWriter(kind: 'number' | 'time', rows: number): ColumnWriter {
  const values = new Float64Array(rows);
  return {
    write(data, first) {
      values.set((data.values as Float64Array).subarray(0, data.length), first);
      if (data.nullCount === 0) return;
      for (let row = 0; row < data.length; row++) {
        if (!data.getValid(row)) values[first + row] = NaN;
      }
    },
    finish: () => ({ kind, values }),
  };
}

function categoryWriter(rows: number): ColumnWriter {
  const texts = new TextCodes();
  const codes = new Uint32Array(rows);
  return {
    write(data, first) {
      if (!DataType.isUtf8(data.type)) throw new TypeError('a text was expected');
      const offsets = data.valueOffsets as Int32Array;
      const bytes = data.values as Uint8Array;
      const complete = data.nullCount === 0;
      for (let row = 0; row < data.length; row++) {
        if (!complete && !data.getValid(row)) continue;
        codes[first + row] = texts.codeOf(bytes, offsets[row] ?? 0, offsets[row + 1] ?? 0);
      }
    },
    finish() {
      const dictionary = texts.dictionary();
      return { kind: 'category', codes: smallestCodes(codes, dictionary.length), dictionary };
    },
  };
}
