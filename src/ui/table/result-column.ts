import type { Unit } from '../../base/units';
import type { ColumnSummary } from '../../kernel/notebook-api';
import { formatValue } from '../../charts/format';
import { formatCount, formatPercent } from '../primitives/quantity';
import type { IconName } from '../primitives/icons';

/** The column that says who a row is about. */
export const CUSTOMER = 'customer_id';

/** A column of a result. Its name is the author’s, and shown as it is. */
export interface ResultColumn {
  readonly name: string;
  /** DuckDB’s name of the type. */
  readonly type: string;
  readonly unit: Unit;
  /** Its definition, where a model or role declares one. */
  readonly doc?: string | undefined;
}

/** The sign of a type, and its word. */
export function typeLook(type: string): { readonly icon: IconName; readonly word: string } {
  if (type.endsWith(']')) return { icon: 'list', word: 'list' };
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|INTEGER|UINTEGER)/.test(type))
    return { icon: 'hash', word: 'whole number' };
  if (/^(?:DECIMAL|DOUBLE|FLOAT|REAL)/.test(type)) return { icon: 'hash', word: 'number' };
  if (/^(?:DATE|TIME)/.test(type)) return { icon: 'calendar', word: type.toLowerCase() };
  if (type === 'BOOLEAN') return { icon: 'toggle', word: 'yes or no' };
  return { icon: 'text', word: type === 'VARCHAR' ? 'text' : type.toLowerCase() };
}

/** “604 different”, “all different”, “≈ 12,000 different”. */
export function distinctWords({ distinct, distinctIsExact, rows, missing }: ColumnSummary): string {
  if (rows === missing) return 'nothing but gaps';
  if (distinctIsExact && distinct > 1 && distinct === rows - missing) return 'all different';
  return `${distinctIsExact ? '' : '≈ '}${formatCount(distinct)} different`;
}

/** “3 % missing”; null where nothing is. */
export function missingWords({ rows, missing }: ColumnSummary): string | null {
  return missing === 0 ? null : `${formatPercent(missing / rows)} missing`;
}

/** What a column holds, line by line: for its tooltip and for screen readers. */
export function summaryLines(
  { unit }: ResultColumn,
  summary: ColumnSummary,
): readonly { readonly term: string; readonly text: string }[] {
  const { rows, missing, range, top } = summary;
  return [
    { term: 'Missing', text: missing === 0 ? 'none' : withShare(missing, rows) },
    { term: 'Different', text: distinctWords(summary).replace(' different', '') },
    ...(range === null
      ? []
      : [
          { term: 'Least', text: formatValue(range.min, unit) },
          { term: 'Most', text: formatValue(range.max, unit) },
        ]),
    ...(top ?? []).slice(0, 5).map((value) => ({
      term: value.value === '' ? '(empty text)' : value.value,
      text: withShare(value.rows, rows),
    })),
  ];
}

function withShare(part: number, whole: number): string {
  return `${formatCount(part)} (${formatPercent(part / whole)})`;
}
