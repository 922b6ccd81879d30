import type { Row } from '../workbench';
import type { Dimension } from './dimensions';
import type { Grouping } from './grouping';
import { GRID_CATEGORIES } from './grid-query';
import { groupLimit } from './groups-query';
import { capital, words } from './measures';
import { count, either, factOf, missingRemark, type Remark } from './notes';
import { OTHERS } from './plan';

/** How the rows became groups: bins, periods, limits, and what was left out. */
export function groupRemarks(grouping: Grouping, isGrid: boolean): Remark[] {
  const { dimensions, measures, context, missing } = grouping;
  const needed = [
    ...dimensions.filter(({ kind }) => kind !== 'values').map(({ source }) => source),
    ...measures.flatMap(({ channels, leavesOut }) =>
      leavesOut === null ? [] : channels.map(({ column }) => column),
    ),
  ].flatMap((column) => (column === null ? [] : [words(column.name, 'number')]));
  return [
    (rows) =>
      rows.length === 0 && needed.length > 0
        ? `No ${context.noun.one} has a value in ${either(needed)}.`
        : null,
    ...dimensions.flatMap((dimension) => dimensionRemarks(dimension, grouping, isGrid)),
    (rows) =>
      !isGrid && dimensions.length > 0 && rows.length === groupLimit(grouping)
        ? `At most ${count(groupLimit(grouping))} groups are drawn; “limit” puts the smaller ones together.`
        : null,
    (rows) =>
      missing === null
        ? null
        : missingRemark(missingRows(rows, missing.column, isGrid), either(needed), context.noun),
  ];
}

function missingRows(rows: readonly Row[], column: string, isGrid: boolean): number {
  if (isGrid) return factOf(rows, column);
  return rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
}

function dimensionRemarks(dimension: Dimension, grouping: Grouping, isGrid: boolean): Remark[] {
  const { name, unit: meaning } = dimension.source;
  const title = capital(words(name, meaning).replace(/ \(days\)$/, ''));
  switch (dimension.kind) {
    case 'numbers': {
      const { from, to, highest } = dimension.bins;
      const isLog = dimension.channels.some(({ spec }) => spec.scale === 'log');
      const isDays = dimension.source.unit === 'days';
      return [(rows) => binsRemark(rows, title, { from, to, highest }, isLog, isDays)];
    }
    case 'calendar': {
      const { step } = dimension.bins;
      return [
        (rows) => {
          const unit = typeof step === 'string' ? step : rows[0]?.[step.column];
          return typeof unit === 'string' ? `${title} by ${unit}.` : null;
        },
      ];
    }
    case 'values':
      if (dimension.ranks !== null) return [(rows) => limitRemark(rows, title, grouping)];
      return isGrid ? [(rows) => capRemark(rows, title, dimension.column)] : [];
  }
}

function binsRemark(
  rows: readonly Row[],
  title: string,
  columns: { readonly from: string; readonly to: string; readonly highest: string },
  isLog: boolean,
  isDays: boolean,
): string | null {
  const [first] = rows;
  if (first === undefined) return null;
  const end = Math.max(...rows.map((row) => Number(row[columns.to])));
  const highest = Number(first[columns.highest]);
  const width = Number(first[columns.to]) - Number(first[columns.from]);
  const bins = isLog
    ? 'bins of equal width on the log scale'
    : `bins of ${count(width)}${isDays ? ' days' : ''}`;
  return highest >= end && !isLog
    ? `${title} in ${bins}; the last holds all above, up to ${count(highest)}.`
    : `${title} in ${bins}.`;
}

function limitRemark(
  rows: readonly Row[],
  title: string,
  { context, categories }: Grouping,
): string | null {
  const all = factOf(rows, categories);
  const limit = context.spec.limit ?? all;
  if (all <= limit) return null;
  return `${title}: the ${count(limit)} largest of ${count(all)}; the other ${count(all - limit)} are one, “${OTHERS}”.`;
}

function capRemark(rows: readonly Row[], title: string, column: string): string | null {
  const values = new Set(rows.map((row) => row[column]));
  return values.size < GRID_CATEGORIES
    ? null
    : `${title}: at most ${count(GRID_CATEGORIES)} are drawn, the largest.`;
}
