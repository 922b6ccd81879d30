import type { Unit } from '../../base/units';
import type { ChartChannel } from '../../document/chart-schema';
import type { ChartSpec, FieldSpec } from '../../document/chart-spec';
import type { SourceColumn } from './channels';
import { capital, words } from './measures';

/** A channel as it is drawn: a column of the result and what it is called. */
export interface DrawnChannel {
  readonly name: ChartChannel;
  /** What the author says about it. */
  readonly given: FieldSpec;
  readonly column: string;
  /** Its title, or the column that gives it. */
  readonly label: string | SourceColumn;
  readonly unit: Unit;
  readonly sort?: NonNullable<FieldSpec['sort']>;
}

/**
 * The spec with every channel naming a column of the result. What the author says about a channel stands before what
 * is known of it; aggregates, numeric bins and the limit are gone, as they are in the query.
 */
export function drawnSpec(spec: ChartSpec, channels: readonly DrawnChannel[]): ChartSpec {
  const { limit: _limit, ...kept } = spec;
  const fields = channels.map(({ name, given, column, label, unit, sort }) => {
    const { aggregate: _aggregate, bin, ...own } = given;
    const title = typeof label === 'string' ? label : capital(words(label.name, label.unit));
    const field: FieldSpec = {
      label: title,
      unit,
      ...(sort === undefined ? {} : { sort }),
      ...own,
      // The step of a calendar still says where a line has gaps.
      ...(typeof bin === 'string' ? { bin } : {}),
      field: column,
    };
    return [name, field] as const;
  });
  return { ...kept, ...Object.fromEntries(fields) };
}
