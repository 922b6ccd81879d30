import type { Choice } from '../../base/choice';
import type { DayRange, InputSpec } from '../../document/input-spec';

/** What stands in an input: of the type that its declaration says. Null is no value. */
export type InputValue = string | number | boolean | DayRange | readonly (string | number)[] | null;

/** One of the values that an input offers. */
export interface InputChoice extends Choice {
  /** CSS colour, for segments. */
  readonly color?: string;
}

/** What stands in an input now: the value, else the author’s default, else what is nothing for its type. */
export function standingValue(spec: InputSpec): InputValue {
  const value = spec.value ?? spec.default;
  if (value !== undefined) return value;
  switch (spec.type) {
    case 'checkbox':
      return false;
    case 'date_range':
      return { from: null, to: null };
    case 'multi_select':
    case 'segments':
      return [];
    case 'text':
      return '';
    default:
      return null;
  }
}

export const asNumber = (value: InputValue): number | null =>
  typeof value === 'number' ? value : null;

export const asText = (value: InputValue): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const asList = (value: InputValue): readonly (string | number)[] =>
  Array.isArray(value) ? (value as readonly (string | number)[]) : [];

export const asDays = (value: InputValue): DayRange =>
  value !== null && typeof value === 'object' && 'from' in value ? value : { from: null, to: null };

/**
 * The chosen values after some were added or taken away, in the order of the choices. What is no longer offered stays,
 * at the end, until it is taken away.
 */
export function withToggled(
  value: readonly (string | number)[],
  changed: readonly (string | number)[],
  on: boolean,
  choices: readonly InputChoice[],
): (string | number)[] {
  const next = new Set(value);
  for (const item of changed) {
    if (on) next.add(item);
    else next.delete(item);
  }
  const offered = choices.map((choice) => choice.value).filter((item) => next.delete(item));
  return [...offered, ...next];
}
