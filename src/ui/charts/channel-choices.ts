import type { Unit } from '../../base/units';
import type { FieldSpec } from '../../document/chart-spec';
import type { SelectOption } from '../primitives/select-option';
import type { ChannelKey } from './chart-draft';

type Sort = NonNullable<FieldSpec['sort']>;
type Scale = NonNullable<FieldSpec['scale']>;

/** What stands for “nothing said” in a select. */
export const USUAL = 'usual';

/** Orders that a channel’s categories can have. */
export function sortOptions(name: ChannelKey): readonly SelectOption<Sort | typeof USUAL>[] {
  const other = name === 'x' ? 'y' : 'x';
  return [
    { value: USUAL, label: 'Usual order' },
    { value: 'ascending', label: 'A to Z, low to high' },
    { value: 'descending', label: 'Z to A, high to low' },
    ...(name === 'x' || name === 'y'
      ? ([
          { value: `-${other}`, label: `Largest ${other} first` },
          { value: other, label: `Smallest ${other} first` },
        ] as const)
      : []),
    { value: 'none', label: 'As the rows come' },
  ];
}

export const SCALE_OPTIONS: readonly SelectOption<Scale | typeof USUAL>[] = [
  { value: USUAL, label: 'Usual scale' },
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Logarithmic' },
  { value: 'time', label: 'Time' },
  { value: 'ordinal', label: 'Categories' },
];

/** Of colours, which can also run both ways from a middle. */
export const COLOR_SCALE_OPTIONS: typeof SCALE_OPTIONS = [
  ...SCALE_OPTIONS,
  { value: 'diverging', label: 'Below and above' },
];

/** Formats of a column’s values, by what they mean. */
export const UNIT_OPTIONS: readonly SelectOption<Unit | typeof USUAL>[] = [
  { value: USUAL, label: 'As the column' },
  { value: 'money', label: 'Money' },
  { value: 'share', label: 'Per cent (of 0 to 1)' },
  { value: 'number', label: 'Number' },
  { value: 'count', label: 'Count' },
  { value: 'customers', label: 'Customers' },
  { value: 'orders', label: 'Orders' },
  { value: 'rows', label: 'Rows' },
  { value: 'days', label: 'Days' },
  { value: 'score', label: 'Score' },
  { value: 'index', label: 'Index' },
  { value: 'date', label: 'Date' },
  { value: 'timestamp', label: 'Date and time' },
  { value: 'name', label: 'Name' },
  { value: 'text', label: 'Text' },
  { value: 'id', label: 'Id' },
  { value: 'boolean', label: 'Yes or no' },
];
