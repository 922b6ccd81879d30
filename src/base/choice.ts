/** One of the values that an input offers. */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

/** What an input offers to choose from: a list, in which a value alone is its own label, or the result of a query. */
export type ChoiceSource = readonly (string | number | Choice)[] | { readonly sql: string };

/** The choices of a list; null where they come from a query. */
export function listedChoices(source: ChoiceSource): readonly Choice[] | null {
  if ('sql' in source) return null;
  return source.map((choice) =>
    typeof choice === 'object' ? choice : { value: choice, label: String(choice) },
  );
}
