/**
 * A model cell: which model, and its settings. The keys that are not settings of the model are `model`, `show`,
 * `select` and `filter`.
 */
export interface ModelSpec {
  /** Id of the model; default the cell’s name. */
  readonly model: string;
  /** Settings as written. A text `$name` is a reference to an input, `$$…` escapes it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Which of the model’s views are shown, in this order; absent: all. */
  readonly show?: readonly string[];
  /** Publishes what is chosen in its views under this name. */
  readonly select?: string;
  /** Selections that its views (or, where they reach deeper, its input) follow. */
  readonly filter?: readonly string[];
}
