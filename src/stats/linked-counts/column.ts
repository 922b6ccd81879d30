import type { SelectableValue } from '../../base/selection';

/** Codes of categories: 0 is a missing value, `k` stands for the value before place `k` of the dictionary. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A column in memory. Numbers and times: NaN is missing; times are epoch milliseconds, UTC. */
export type LinkedColumn =
  | { readonly kind: 'number' | 'time'; readonly values: Float64Array }
  | { readonly kind: 'category'; readonly codes: Codes; readonly dictionary: readonly string[] };

/** Columns of one relation by name; all have the same number of rows, in the same order. */
export type LinkedColumns = ReadonlyMap<string, LinkedColumn>;

const ISO = /^([+-]?\d{4,6}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?Z?$/;

/**
 * A value or bound as it stands in a column of numbers or times: ISO text becomes epoch milliseconds, true and false 1
 * and 0. NaN where it is missing, or nothing that such a column can hold.
 */
export function columnNumber(kind: 'number' | 'time', value: SelectableValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === null || value.trim() === '') return NaN;
  if (kind === 'number') return Number(value);
  const [, day, time = '00:00'] = ISO.exec(value.trim()) ?? [];
  return day === undefined ? NaN : Date.parse(`${day}T${time}Z`);
}
