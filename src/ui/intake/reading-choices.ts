import type { ReadAs, Reading, ReadingChoices } from '../../base/reading';
import type { SelectOption } from '../primitives/select-option';

export const ENCODINGS: readonly SelectOption<Reading['encoding']>[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252 (Western Europe)' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
];

const DELIMITERS: readonly SelectOption<string>[] = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe  |' },
  { value: ' ', label: 'Space' },
  { value: '^', label: 'Caret  ^' },
];

const QUOTES: readonly SelectOption<string>[] = [
  { value: '"', label: 'Double quote  "' },
  { value: "'", label: 'Single quote  ’' },
  { value: '', label: 'None' },
];

export const TYPES: readonly SelectOption<ReadAs>[] = [
  { value: 'text', label: 'Text' },
  { value: 'integer', label: 'Whole number' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Date' },
  { value: 'timestamp', label: 'Date and time' },
  { value: 'boolean', label: 'Yes or no' },
];

/** The usual delimiters, and the current one where it is unusual. */
export function delimiterOptions(current: string): readonly SelectOption<string>[] {
  return withCurrent(DELIMITERS, current);
}

export function quoteOptions(current: string): readonly SelectOption<string>[] {
  return withCurrent(QUOTES, current);
}

function withCurrent(options: readonly SelectOption<string>[], current: string) {
  if (options.some((option) => option.value === current)) return options;
  return [...options, { value: current, label: current }];
}

/** The reading as it would be with the choices: what the controls show. */
export function withChoices(reading: Reading, choices: ReadingChoices): Reading {
  const { types, date_order: dateOrder, ...simple } = choices;
  return {
    ...reading,
    ...simple,
    date_order: dateOrder ?? reading.date_order,
    columns: reading.columns.map((column) => {
      const type = types?.[column.name];
      return type === undefined ? column : { name: column.name, type, forced: true };
    }),
  };
}

/** The choices with one column read as a type. */
export function withType(choices: ReadingChoices, column: string, type: ReadAs): ReadingChoices {
  return { ...choices, types: { ...choices.types, [column]: type } };
}
