/** What stands in the place of a `{{relation.column}}`. */
export interface TextValue {
  /** The formatted value; what is missing, where it is missing. */
  readonly text: string;
  readonly state: 'ready' | 'loading' | 'missing';
  /** Said when it is pointed at: the column’s definition, or why there is no value. */
  readonly title?: string;
}
export type TextValues = (relation: string, column: string) => TextValue;
