/** What a number or text of a column means; formats, axes and exports follow it. */
export type Unit =
  | 'customers'
  | 'orders'
  | 'rows'
  | 'days'
  | 'money'
  | 'share'
  | 'score'
  | 'count'
  | 'number'
  | 'index'
  | 'date'
  | 'timestamp'
  | 'id'
  | 'name'
  | 'text'
  | 'boolean';

/** SQL types that output columns may have: what survives the way to JavaScript unharmed. */
export type ColumnType =
  'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'DECIMAL(18,4)' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP';

/** A column as documented: its name, type, unit and definition. */
export interface ColumnDoc {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit: Unit;
  readonly doc: string;
}
