import type { InputSpec, InputType } from '../../document/input-spec';

/** A key of an input’s text and what it becomes; undefined takes it away. */
export type InputChange = readonly [path: readonly string[], value: unknown];

/** How the types of inputs are called, in the order of the menu. */
export const TYPE_WORDS: Readonly<Record<InputType, string>> = {
  number: 'Number',
  range: 'Range (slider)',
  text: 'Text',
  checkbox: 'Checkbox',
  date: 'Date',
  date_range: 'Date range',
  select: 'Select one',
  multi_select: 'Select several',
  segments: 'Segments',
};

const NEEDS: Readonly<Partial<Record<InputType, Readonly<Record<string, unknown>>>>> = {
  range: { min: 0, max: 100 },
  select: { options: ['A', 'B'] },
  multi_select: { options: ['A', 'B'] },
};
const KEEPS: readonly (readonly InputType[])[] = [
  ['number', 'range'],
  ['select', 'multi_select'],
];

/** What has to change so that an input of one type becomes a right one of another. */
export function typeChanges(spec: InputSpec, type: InputType): readonly InputChange[] {
  if (type === spec.type) return [];
  const isNear = KEEPS.some((types) => types.includes(type) && types.includes(spec.type));
  const keeps = new Set(['type', 'label', 'help']);
  if (isNear) for (const key of ['min', 'max', 'step', 'options']) keeps.add(key);
  if (isNear && type !== 'select' && type !== 'multi_select')
    for (const key of ['default', 'value']) keeps.add(key);
  const gone = Object.keys(spec).filter((key) => !keeps.has(key));
  const needed = Object.entries(NEEDS[type] ?? {}).filter(
    ([key]) => !isNear || !Object.hasOwn(spec, key),
  );
  return [
    ...gone.map((key): InputChange => [[key], undefined]),
    [['type'], type],
    ...needed.map(([key, value]): InputChange => [[key], value]),
  ];
}
