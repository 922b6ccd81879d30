import type { Reading } from '../../base/reading';
import { nextDatePlan } from './date-plan';
import { nextNumberPlan } from './number-plan';
import type { ColumnPlan } from './query';

/** The next weaker way to read a column that stumbled over a cell; null when there is none, or the scanner has to decide. */
export function nextPlan(
  plan: ColumnPlan,
  repaired: boolean,
  cell: string,
  reading: Reading,
): ColumnPlan | null {
  const { name, type, empty } = plan.column;
  // The column is not empty after all.
  if (empty === true) return { column: { name, type: 'text' }, lenient: false };
  switch (type) {
    case 'text':
      return null;
    case 'integer':
    case 'number':
      return nextNumberPlan(plan, cell, reading, repaired);
    case 'date':
    case 'timestamp':
      return nextDatePlan(plan, cell, repaired);
    case 'boolean':
      if (!plan.lenient) return { ...plan, lenient: true };
      if (plan.column.forced === true && !repaired) return null;
      return { column: { name, type: 'text' }, lenient: false };
  }
}
