/** A value of one side of the table. */
export interface MosaicSide {
  readonly name: string;
  /** Sum of its numbers. */
  readonly count: number;
  /** Of all, 0 to 1. */
  readonly share: number;
}

/** A pair of values. */
export interface MosaicCell {
  readonly column: MosaicSide;
  readonly row: MosaicSide;
  /** Row of the data that it comes from, the first of several. */
  readonly index: number;
  readonly count: number;
  /** Of its column, 0 to 1. */
  readonly columnShare: number;
  /** What it would be if columns and rows had nothing to do with each other. */
  readonly expected: number;
  /** Adjusted residual (Haberman 1973); NaN with one column or one row. */
  readonly residual: number;
}

/** Numbers of pairs as a table. */
export interface MosaicTable {
  /** With a number above zero, in order. */
  readonly columns: readonly MosaicSide[];
  readonly rows: readonly MosaicSide[];
  /** Pairs in the data, column by column. */
  readonly cells: readonly MosaicCell[];
  /** Rows of the data without a number, or with one below zero: they have no area. Zeros have none either, rightly. */
  readonly leftOut: number;
}

interface Names {
  /** By row of the data. */
  readonly names: readonly string[];
  readonly order: readonly string[];
}

/** Numbers of pairs as a table with what is expected of each; several rows of one pair add up. */
export function crossCounts(x: Names, y: Names, counts: readonly number[]): MosaicTable {
  const pairs = new Map<string, Map<string, { index: number; count: number }>>();
  let leftOut = 0;
  counts.forEach((count, index) => {
    if (!(count > 0 && count < Infinity)) {
      if (count !== 0) leftOut += 1;
      return;
    }
    const [column, row] = [x.names[index] ?? '', y.names[index] ?? ''];
    const own = pairs.get(column) ?? new Map<string, { index: number; count: number }>();
    pairs.set(column, own);
    const pair = own.get(row);
    if (pair) pair.count += count;
    else own.set(row, { index, count });
  });
  const of = (column: string, row: string): number => pairs.get(column)?.get(row)?.count ?? 0;
  const all = [...pairs.values()].reduce((sum, own) => sum + sumOf([...own.values()]), 0);
  const columns = x.order
    .map((name) => sideOf(name, sumOf([...(pairs.get(name)?.values() ?? [])]), all))
    .filter(({ count }) => count > 0);
  const rows = y.order
    .map((name) => {
      const count = columns.reduce((sum, column) => sum + of(column.name, name), 0);
      return sideOf(name, count, all);
    })
    .filter(({ count }) => count > 0);
  const cells = columns.flatMap((column) =>
    rows.flatMap((row) => {
      const pair = pairs.get(column.name)?.get(row.name);
      return pair ? [cellOf(column, row, pair, all)] : [];
    }),
  );
  return { columns, rows, cells, leftOut };
}

function sideOf(name: string, count: number, all: number): MosaicSide {
  return { name, count, share: all === 0 ? 0 : count / all };
}

function cellOf(
  column: MosaicSide,
  row: MosaicSide,
  { index, count }: { readonly index: number; readonly count: number },
  all: number,
): MosaicCell {
  const expected = (column.count * row.count) / all;
  const spread = Math.sqrt(expected * (1 - column.share) * (1 - row.share));
  return {
    column,
    row,
    index,
    count,
    columnShare: count / column.count,
    expected,
    residual: spread > 0 ? (count - expected) / spread : NaN,
  };
}

function sumOf(pairs: readonly { readonly count: number }[]): number {
  return pairs.reduce((sum, { count }) => sum + count, 0);
}
