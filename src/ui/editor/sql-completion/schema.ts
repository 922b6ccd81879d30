/** A column that completion can offer. */
export interface SchemaColumn {
  readonly name: string;
  /** DuckDB’s name of the type; left out where it is not known. */
  readonly type?: string | undefined;
  readonly doc?: string | undefined;
}

/** Something that stands after `from`. */
export interface SchemaRelation {
  readonly name: string;
  /** `source` for `source.<name>`; left out for what is read by its bare name. */
  readonly schema?: string | undefined;
  /** A few words: cell, role, model, source. */
  readonly kind: string;
  readonly columns: readonly SchemaColumn[];
  readonly doc?: string | undefined;
}

/** An input or a selection, read as `$name`. */
export interface SchemaInput {
  /** Without the `$`. */
  readonly name: string;
  readonly type: string;
  /** Its value now, as the page shows it. */
  readonly value?: string | undefined;
}

/** What a query can refer to. */
export interface SqlSchema {
  readonly relations: readonly SchemaRelation[];
  readonly inputs: readonly SchemaInput[];
}
