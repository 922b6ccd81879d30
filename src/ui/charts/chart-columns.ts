import type { Unit } from '../../base/units';
import { isNumericUnit } from '../../charts/format';

/** A column as the chart builder offers it. */
export interface BuilderColumn {
  readonly name: string;
  /** DuckDB’s name of the type. */
  readonly type: string;
  readonly unit: Unit;
}

/** What can be done with a column in a chart. */
export type BuilderKind = 'number' | 'date' | 'boolean' | 'category';

export function kindOf({ unit, type }: BuilderColumn): BuilderKind {
  if (unit === 'date' || unit === 'timestamp') return 'date';
  if (unit === 'boolean') return 'boolean';
  return isNumericUnit(unit) && !type.startsWith('VARCHAR') ? 'number' : 'category';
}
