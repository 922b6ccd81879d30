import type { Reading, ReadingChoices, ReadAs, SetAsideKind } from '../../base/reading';
import type { SelectOption } from '../primitives/select-option';

export const ENCODINGS: readonly SelectOption<Reading['encoding']>[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252 (Western Europe)' },
  { value: 'windows-1250', label: 'Windows-1250 (Central Europe)' },
  { value: 'iso-8859-1', label: 'Latin-1 (ISO 8859-1)' },
  { value: 'macintosh', label: 'Mac Roman' },
  { value: 'shift_jis', label: 'Shift JIS (Japanese)' },
  { value: 'utf-16le', label: 'UTF-16, low byte first' },
  { value: 'utf-16be', label: 'UTF-16, high byte first' },
];

/** Stands for runs of blanks, which are no single delimiter. */
const BLANKS = 'blanks';

const DELIMITERS: readonly SelectOption<string>[] = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe  |' },
  { value: ' ', label: 'One blank' },
  { value: BLANKS, label: 'Runs of blanks' },
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
export function delimiterOptions(reading: Reading): readonly SelectOption<string>[] {
  return withCurrent(DELIMITERS, delimiterOf(reading));
}

/** The option that is the delimiter now. */
export function delimiterOf({ delimiter, blanks }: Reading): string {
  return blanks === true ? BLANKS : delimiter;
}

/** What choosing a delimiter means for a file that is read in this way now. */
export function delimiterChoice(option: string, { blanks }: Reading): ReadingChoices {
  if (option === BLANKS) return { blanks: true };
  return blanks === true ? { delimiter: option, blanks: false } : { delimiter: option };
}

export function quoteOptions(current: string): readonly SelectOption<string>[] {
  return withCurrent(QUOTES, current);
}

function withCurrent(options: readonly SelectOption<string>[], current: string) {
  if (options.some((option) => option.value === current)) return options;
  return [...options, { value: current, label: current }];
}

/** How sure the guessed encoding is, in a word; undefined where the bytes or the user leave no doubt. */
export function encodingDoubt({ encoding_confidence: sure }: Reading): string | undefined {
  if (sure === undefined || sure >= 0.95) return undefined;
  if (sure >= 0.75) return 'very likely';
  return sure >= 0.5 ? 'likely: look at accents and signs' : 'a guess: look at accents and signs';
}

/** The reading as it would be with the choices: what the controls show. */
export function withChoices(reading: Reading, choices: ReadingChoices): Reading {
  const { types, date_order: dateOrder, ...simple } = choices;
  return {
    ...reading,
    ...simple,
    date_order: dateOrder ?? reading.date_order,
    columns: reading.columns.map((column) => {
      const type = types && Object.hasOwn(types, column.name) ? types[column.name] : undefined;
      return type === undefined || column.type === type
        ? column
        : { name: column.name, type, forced: true };
    }),
  };
}

/** The choices with one column read as a type; null: as it is found. */
export function withType(
  choices: ReadingChoices,
  column: string,
  type: ReadAs | null,
): ReadingChoices {
  const { types = {}, ...others } = choices;
  const kept = Object.entries(types).filter(([name]) => name !== column);
  const changed = type === null ? kept : [...kept, [column, type] as const];
  return changed.length === 0 ? others : { ...others, types: Object.fromEntries(changed) };
}

/** The choices with a kind set aside, or kept as rows. */
export function withKept(
  choices: ReadingChoices,
  kind: SetAsideKind,
  kept: boolean,
): ReadingChoices {
  const { keep = [], ...others } = choices;
  const kinds = keep.filter((other) => other !== kind);
  if (kept) kinds.push(kind);
  return kinds.length === 0 ? others : { ...others, keep: kinds };
}

/** What is left of choices when nothing of the reading is chosen: which table of the file it is. */
export function tableOf({ sheet, path }: ReadingChoices): ReadingChoices {
  return { ...(sheet === undefined ? {} : { sheet }), ...(path === undefined ? {} : { path }) };
}

/** Whether two sets of choices lead to the same reading. */
export function sameChoices(a: ReadingChoices, b: ReadingChoices): boolean {
  return sorted(a) === sorted(b);
}

function sorted(choices: ReadingChoices): string {
  return JSON.stringify(Object.entries(choices).sort(([a], [b]) => a.localeCompare(b)));
}
