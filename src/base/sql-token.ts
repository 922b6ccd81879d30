/** A piece of SQL as the engine’s own tokenizer sees it: offsets in UTF-16 units, white space left out. */
export interface SqlToken {
  readonly from: number;
  /** Left out. */
  readonly to: number;
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'keyword' | 'comment';
}
