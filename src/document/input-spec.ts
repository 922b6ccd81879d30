import type { ChoiceSource } from '../base/choice';

/** What an input offers to choose from: a list, or the first column of a query. */
export type InputOptions = ChoiceSource;

interface Common {
  readonly label?: string;
  /** One sentence under the input. */
  readonly help?: string;
}

/** A range of ISO days, both included. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * An input cell. `default` is what the author chose; `value` is what stands now, absent where it is the default. A
 * `date_range` gives `$name_from` and `$name_to`, everything else `$name`.
 */
export type InputSpec = Common &
  (
    | {
        readonly type: 'number' | 'range';
        readonly default?: number;
        readonly value?: number;
        readonly min?: number;
        readonly max?: number;
        readonly step?: number;
      }
    | { readonly type: 'text'; readonly default?: string; readonly value?: string }
    | { readonly type: 'checkbox'; readonly default?: boolean; readonly value?: boolean }
    | {
        readonly type: 'date';
        /** ISO day. */
        readonly default?: string;
        readonly value?: string;
        readonly min?: string;
        readonly max?: string;
      }
    | { readonly type: 'date_range'; readonly default?: DayRange; readonly value?: DayRange }
    | {
        readonly type: 'select';
        readonly options: InputOptions;
        readonly default?: string | number;
        readonly value?: string | number;
      }
    | {
        readonly type: 'multi_select';
        readonly options: InputOptions;
        readonly default?: readonly (string | number)[];
        readonly value?: readonly (string | number)[];
      }
    | {
        /** Segments of a model, in its order and colours. */
        readonly type: 'segments';
        /** Name of the model cell (or built-in model); default `rfm`. */
        readonly of?: string;
        readonly default?: readonly string[];
        readonly value?: readonly string[];
      }
  );

export type InputType = InputSpec['type'];
