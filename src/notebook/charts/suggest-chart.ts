import type { Unit } from '../../base/units';
import type { ChartSpec } from '../../document/chart-spec';
import type { ColumnInfo } from '../../engine/connector';
import { isTemporal, kindOfType } from './column-kind';
import { ADDITIVE } from './measures';

const IDS: readonly string[] = ['customer_id', 'order_id'];
const MOST_CATEGORIES = 20;

/**
 * A good first chart of a relation, by what its columns are: a course over time, bars of categories, a histogram, or
 * two numbers against each other. Rows that stand for single customers or orders are counted or added up; rows that
 * are figures already are shown as they are.
 */
export function suggestChart(
  data: string,
  columns: readonly ColumnInfo[],
  units: Readonly<Record<string, Unit>>,
): ChartSpec {
  const known = columns.map(({ name, type }) => ({
    name,
    kind: kindOfType(type),
    unit: Object.hasOwn(units, name) ? units[name] : undefined,
  }));
  const single = known.some(({ name }) => IDS.includes(name));
  const date = known.find(({ kind }) => isTemporal(kind))?.name;
  const numbers = known.filter(({ kind, unit }) => kind === 'number' && unit !== 'id');
  const measured =
    numbers.find(({ unit }) => unit !== undefined && ADDITIVE.includes(unit)) ?? numbers[0];
  const category =
    known.find(({ kind, name }) => kind === 'text' && name === 'segment')?.name ??
    known.find(({ kind, unit }) => kind === 'text' && unit === 'name')?.name;
  const count = { aggregate: 'count' } as const;
  const color = category === 'segment' ? { color: 'segment' } : {};
  if (single && category === 'segment')
    return { data, mark: 'bar', x: count, y: category, ...color };
  if (date !== undefined && (measured !== undefined || single)) {
    const y =
      measured === undefined ? count : ({ field: measured.name, aggregate: 'sum' } as const);
    const adds = measured?.unit === undefined || ADDITIVE.includes(measured.unit);
    return {
      data,
      mark: 'line',
      x: { field: date, bin: true },
      y: adds || !('field' in y) ? y : { ...y, aggregate: 'mean' },
    };
  }
  const limit = { limit: MOST_CATEGORIES };
  if (category !== undefined && measured !== undefined && !single)
    return { data, mark: 'bar', x: measured.name, y: category, ...color };
  if (category !== undefined)
    return { data, mark: 'bar', x: count, y: category, ...limit, ...color };
  const [first, second] = numbers;
  if (first !== undefined && second !== undefined && !single)
    return { data, mark: 'dot', x: first.name, y: second.name };
  if (first !== undefined) return { data, mark: 'histogram', x: first.name };
  const [column] = known;
  return { data, mark: 'bar', x: count, y: column?.name ?? '', ...limit };
}
