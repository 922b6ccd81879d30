/** What the values of a part must be like. */
export type PartKind = 'id' | 'time' | 'number' | 'flag' | 'name';

/** The names by which a part is known. */
export interface PartNames {
  readonly part: string;
  readonly kind: PartKind;
  /** Unmistakable names, in tiers: a column of an earlier tier wins, two of one tier are rivals. */
  readonly strong: readonly (readonly string[])[];
  /** Names that may mean it: enough for a proposal, never for a decision. */
  readonly weak: readonly string[];
}

/** The names of a text such as `order id, order no`. */
export function list(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
