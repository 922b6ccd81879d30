import type { BadRecord } from '../../csv/scan';
import type { ConvertedTable } from '../converter';
import { csvCell, GrowingCsv } from './growing-csv';
import { Flattener } from './flattener';
import type { Fault } from './cursor';
import type { JsonTable } from './json-table';

/** Of one file, this many rejected records and this much of their text are kept to be shown. */
const MAX_STORED = 100_000;
const MAX_STORED_TEXT = 50_000_000;
const MAX_RAW = 10_000;
/** Records shown as they stand in the file. */
const RAW_LINES = 1_000;
const RAW_LENGTH = 1000;

/** Why cells with NaN are empty. */
export const NOT_NUMBERS = 'NaN or Infinity, which is no number';

const SHAPES = {
  objects: 'object',
  keyed: 'object',
  columns: 'object',
  record: 'object',
  lists: 'list',
  values: 'value',
} as const;

/** Writes the records of one table as CSV, and keeps those that cannot be in it. */
export class RecordSink {
  readonly #table: JsonTable;
  readonly #flattener: Flattener;
  readonly #csv = new GrowingCsv();
  readonly #raw: string[] = [];
  readonly #rejected: BadRecord[] = [];
  #rejectedText = 0;
  #keyColumn = -1;
  #damaged = 0;
  rejected = 0;

  constructor(table: JsonTable) {
    this.#table = table;
    this.#flattener = new Flattener(SHAPES[table.kind]);
    if (table.kind === 'keyed') this.#keyColumn = this.#flattener.addColumn('key');
  }

  /** Records taken so far, with those rejected. */
  get records(): number {
    return this.#csv.rows + this.rejected;
  }

  get rows(): number {
    return this.#csv.rows;
  }

  /** Takes the text of a record; answers what is wrong when it is no JSON. `line` is where it stands. */
  add(text: string, line: () => number, key: string | null = null): Fault | null {
    const fault = this.#flattener.flatten(text);
    if (fault === 'misfit') {
      const wanted = this.#table.kind === 'lists' ? 'a list' : 'an object';
      this.reject(text, line(), `is not ${wanted} as the other records are`);
      return null;
    }
    if (fault) return fault;
    const { cells } = this.#flattener;
    if (this.#keyColumn !== -1) cells[this.#keyColumn] = csvCell(key ?? '');
    this.#csv.add(cells);
    if (this.#raw.length < RAW_LINES)
      this.#show(key === null ? text : `${JSON.stringify(key)}: ${text}`);
    return null;
  }

  reject(text: string, line: number, reason: string): void {
    this.rejected++;
    const raw = own(text.slice(0, MAX_RAW));
    this.#rejectedText += raw.length;
    if (this.#rejected.length < MAX_STORED && this.#rejectedText <= MAX_STORED_TEXT)
      this.#rejected.push({ line, column: null, reason, raw });
  }

  /** Counts characters that the file has damaged. */
  look(chunk: string): void {
    for (let at = chunk.indexOf('\ufffd'); at !== -1; at = chunk.indexOf('\ufffd', at + 1))
      this.#damaged++;
  }

  async finish(): Promise<ConvertedTable> {
    const { columns, repeated, loneSurrogates, notNumbers } = this.#flattener;
    const { kind, names } = this.#table;
    const isNamed = kind !== 'lists' || names !== null;
    const header = kind === 'lists' && names ? columns.map((own, at) => names[at] ?? own) : columns;
    const lost = [
      { reason: 'a name twice in one object: the last value counts', cells: repeated },
      { reason: 'characters that were damaged in the file, shown as \ufffd', cells: this.#damaged },
      { reason: 'half a character, as in \\ud83d alone', cells: loneSurrogates },
      { reason: NOT_NUMBERS, cells: notNumbers },
    ];
    return {
      csv: await this.#csv.toBlob(columns.length, isNamed ? header : null),
      ...(isNamed ? { header: true } : {}),
      firstRow: isNamed ? 0 : 1,
      lostCells: lost.filter(({ cells }) => cells > 0),
      raw: this.#raw,
      ...(this.rejected === 0
        ? {}
        : { rejected: { count: this.rejected, stored: this.#rejected } }),
    };
  }

  /** Shows a record on one line, cut where it is very long. */
  #show(text: string): void {
    const line = text.length > MAX_RAW ? text : text.replaceAll(/\s*\n\s*/g, ' ');
    this.#raw.push(own(line.length > RAW_LENGTH ? `${line.slice(0, RAW_LENGTH)}…` : line));
  }
}

/** A copy: a piece of the file's text would keep the whole chunk that it was cut from. */
function own(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
