/** A table in a JSON file. */
export interface JsonTable {
  /** Names on the way to it, joined by points; empty for the file itself. */
  readonly path: string;
  /**
   * `objects`, `lists` or `values`: a list of these; `keyed`: an object of records under their keys; `columns`: an
   * object of columns, each a list or an object of cells; `record`: one object that is one row.
   */
  readonly kind: 'objects' | 'lists' | 'values' | 'keyed' | 'columns' | 'record';
  /** Records that were seen. */
  readonly count: number;
  /** Names of the columns of `lists`, where the document tells them beside. */
  readonly names: readonly string[] | null;
}

/** How the records of a file stand in it. */
export interface JsonSurvey {
  /** `lines`: each line is a record; `sequence`: one value after the other; else one value holds all. */
  readonly layout: 'lines' | 'sequence' | 'document';
  /** In the order of the file. */
  readonly tables: readonly JsonTable[];
}

/** How good a table it would be, to be read by itself: the longest list of records. */
export function worth({ kind, count }: JsonTable): number {
  return kind === 'values' ? count / 1e9 : count;
}

/** A name on a path. */
export function pathPart(name: string): string {
  return name.replaceAll(/[\\.]/g, '\\$&');
}
