import type { Unit } from '../../base/units';
import type { ChartSpec } from '../../document/chart-spec';
import type { Sql } from '../../sql';
import type { Row } from '../workbench';
import type { ColumnKind } from './column-kind';
import type { LinkedPlan } from './linked';

export type CalendarStep = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Which column of the relation a column of the result comes from, so that what is picked becomes a selection. */
export type Origin =
  | {
      readonly kind: 'value';
      readonly field: string;
      readonly type: ColumnKind;
      /** Categories beyond the limit are one; it stands for no value. */
      readonly limited: boolean;
    }
  | {
      /** A bin of numbers: columns of the result with its edges, and with the highest value of all. */
      readonly kind: 'bin';
      readonly field: string;
      readonly from: string;
      readonly to: string;
      readonly highest: string;
    }
  | {
      readonly kind: 'calendar';
      readonly field: string;
      /** The unit, or the column of the result that tells it. */
      readonly step: CalendarStep | { readonly column: string };
    };

/** How a chart gets its data, and what is drawn of them. */
export interface ChartPlan {
  /** One query, in the words that the user sees. */
  readonly query: Sql;
  /** Every channel names a column of the result; aggregates, bins and limits are in the query already. */
  readonly drawn: ChartSpec;
  /** Units of the result’s columns. */
  readonly units: Readonly<Record<string, Unit>>;
  /** In plain words how the data were reduced, from the result’s rows; null where nothing was. */
  readonly note: (rows: readonly Row[]) => string | null;
  /** Where the counts can follow selections without SQL. */
  readonly linked: LinkedPlan | null;
  /** By column of the result; what was measured has none. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** What the categories beyond the limit are called together. */
export const OTHERS = '(all others)';
