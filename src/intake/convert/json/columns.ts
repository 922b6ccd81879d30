import { quintileError } from '../../../base/errors';
import { fail, ok, type Result } from '../../../base/result';
import type { ConvertedTable, ConvertHooks } from '../converter';
import { CLOSE_OBJECT, JsonCursor, OPEN_LIST, type Fault } from './cursor';
import { readCell } from './flattener';
import { csvCell, GrowingCsv } from './growing-csv';
import { RecordVisitor } from './record-visitor';
import { NOT_NUMBERS } from './record-sink';
import type { JsonTable } from './json-table';
import { textChunks } from './text-chunks';
import { JsonWalker, type LocatedFault } from './walker';

/** Such documents are turned round in memory; larger ones do not come up in practice. */
const MAX_CHARACTERS = 128 * 1024 * 1024;
const RAW_LINES = 1_000;

/** Reads an object whose members are columns: lists of cells, or objects of cells by the name of their row. */
export async function convertColumns(
  file: File,
  table: JsonTable,
  hooks: ConvertHooks,
): Promise<Result<ConvertedTable> | LocatedFault> {
  const columns = new Columns();
  let characters = 0;
  const visitor = new RecordVisitor(table, {
    record: (text, name) => columns.add(name ?? '', text),
  });
  const walker = new JsonWalker(visitor);
  for await (const chunk of textChunks(file, hooks)) {
    characters += chunk.length;
    if (characters > MAX_CHARACTERS) {
      const detail = 'it lists column after column, which is read up to 128 MB';
      return fail(quintileError('intake.unreadable', { file: file.name, detail }));
    }
    const fault = walker.push(chunk);
    if (fault) return fault;
  }
  const fault = hooks.signal?.aborted ? null : walker.finish();
  return fault ?? ok(await columns.toTable());
}

class Columns {
  readonly #cursor = new JsonCursor();
  readonly #names: string[] = [];
  readonly #columns: string[][] = [];
  /** Places of rows by their names. */
  readonly #rows = new Map<string, number>();
  #length = 0;

  add(name: string, text: string): Fault | null {
    const cursor = this.#cursor;
    cursor.reset(text);
    const cells: string[] = [];
    const read = cursor.peek() === OPEN_LIST ? this.#list(cells) : this.#object(cells);
    if (!read || !cursor.end()) return cursor.fault;
    this.#names.push(name);
    this.#columns.push(cells);
    this.#length = Math.max(this.#length, cells.length);
    return null;
  }

  async toTable(): Promise<ConvertedTable> {
    const csv = new GrowingCsv();
    const raw: string[] = [];
    const { notNumbers } = this.#cursor;
    for (let row = 0; row < this.#length; row++) {
      const cells = this.#columns.map((column) => csvCell(column[row] ?? ''));
      csv.add(cells);
      if (raw.length < RAW_LINES) raw.push(cells.join(','));
    }
    return {
      csv: await csv.toBlob(this.#names.length, this.#names),
      header: true,
      firstRow: 0,
      lostCells: notNumbers > 0 ? [{ reason: NOT_NUMBERS, cells: notNumbers }] : [],
      raw,
    };
  }

  #list(cells: string[]): boolean {
    return this.#cursor.list(0, () => {
      const cell = readCell(this.#cursor, 1);
      if (cell !== null) cells.push(cell);
      return cell !== null;
    });
  }

  #object(cells: string[]): boolean {
    const cursor = this.#cursor;
    cursor.at++;
    if (cursor.peek() === CLOSE_OBJECT) {
      cursor.at++;
      return true;
    }
    for (;;) {
      const name = cursor.name();
      if (name === null || !cursor.colon()) return false;
      const cell = readCell(cursor, 1);
      if (cell === null) return false;
      const row = this.#rows.get(name) ?? this.#rows.size;
      this.#rows.set(name, row);
      cells[row] = cell;
      const more = cursor.next(CLOSE_OBJECT);
      if (more !== true) return more === false;
    }
  }
}
