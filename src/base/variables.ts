/** The typed value of an input or a selection, as `$name` gives it to SQL. Null is SQL’s NULL of that type. */
export type VariableValue =
  | { readonly type: 'number'; readonly value: number | null }
  | { readonly type: 'text'; readonly value: string | null }
  | { readonly type: 'boolean'; readonly value: boolean | null }
  /** ISO day. */
  | { readonly type: 'date'; readonly value: string | null }
  | { readonly type: 'texts'; readonly value: readonly string[] | null }
  | { readonly type: 'numbers'; readonly value: readonly number[] | null };

/** Values by name, without the `$`. */
export type Variables = Readonly<Record<string, VariableValue>>;
