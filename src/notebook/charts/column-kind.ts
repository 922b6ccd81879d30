/** What can be done with a column, by its DuckDB type. */
export type ColumnKind = 'number' | 'date' | 'timestamp' | 'boolean' | 'text' | 'other';

const WHOLE = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;
const DECIMAL = /^DECIMAL\(\d+,\d+\)$/;
const FLOAT = /^(FLOAT|DOUBLE)$/;

/** The kind of a DuckDB type; lists, structs and whatever else there is are `other`. */
export function kindOfType(type: string): ColumnKind {
  if (WHOLE.test(type) || DECIMAL.test(type) || FLOAT.test(type)) return 'number';
  if (type === 'DATE') return 'date';
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return 'timestamp';
  if (type === 'BOOLEAN') return 'boolean';
  return /^(VARCHAR|ENUM\(.*\))$/.test(type) ? 'text' : 'other';
}

/** Whether values are whole numbers: bins are at least one wide then. */
export function isWholeType(type: string): boolean {
  return WHOLE.test(type);
}

/** Whether values can be infinite or no number at all. */
export function isFloatType(type: string): boolean {
  return FLOAT.test(type);
}

/** Whether Arrow hands values over as plain numbers; the others are cast to DOUBLE on the way. */
export function isPlainNumberType(type: string): boolean {
  return FLOAT.test(type) || /^(U?(TINY|SMALL)INT|INTEGER)$/.test(type);
}

export function isTemporal(kind: ColumnKind): boolean {
  return kind === 'date' || kind === 'timestamp';
}
