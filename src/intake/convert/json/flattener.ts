import {
  CLOSE_OBJECT,
  isNotNumber,
  JsonCursor,
  MAX_DEPTH,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './cursor';
import type { Fault } from './cursor';
import { csvCell } from './growing-csv';
import { unmistakable } from '../plain-number';

/** Beyond this many columns, values go into one last column under their names: such objects hold data in their names. */
const MAX_COLUMNS = 1000;
const FURTHER_NAMES = 'further_names';

/** A name at its place in the records, with the names inside it. Names are texts of strangers: maps, no objects. */
class NamePlace {
  /** In the order of first appearance, which most records keep. */
  readonly inside: NamePlace[] = [];
  readonly #byName = new Map<string, NamePlace>();
  /** Its column; -1 as long as it only held objects. */
  column = -1;
  /** The last record that had a value here. */
  record = 0;
  /** As it stands in the file. */
  readonly written: string;

  constructor(
    /** With the names around it: `a.b`. */
    readonly path: string,
    name: string,
    readonly index: number,
  ) {
    this.written = JSON.stringify(name);
  }

  get(name: string): NamePlace {
    const known = this.#byName.get(name);
    if (known) return known;
    // A piece of the file's text would keep the whole chunk that it was cut from.
    const own = JSON.parse(JSON.stringify(name)) as string;
    const path = this.index === -1 ? own : `${this.path}.${own}`;
    const place = new NamePlace(path, own, this.inside.length);
    this.#byName.set(own, place);
    this.inside.push(place);
    return place;
  }
}

/** What a record has to be, by the kind of its list. */
export type RecordShape = 'object' | 'list' | 'value';

/**
 * Turns JSON records into the cells of one table: objects inside objects get dotted names, lists stay JSON text, null
 * and what is missing become empty cells. Columns are added as names appear.
 */
export class Flattener {
  readonly #cursor = new JsonCursor();
  readonly #root = new NamePlace('', '', -1);
  readonly #columns: string[] = [];
  readonly #shape: RecordShape;
  /** As fields of CSV; as many as there are columns so far. Valid until the next record. */
  readonly cells: string[] = [];
  #records = 0;
  #further: string[] = [];
  #furtherColumn = -1;
  /** Values that a later one of the same name in the same object replaced. */
  repeated = 0;

  constructor(shape: RecordShape) {
    this.#shape = shape;
  }

  /** Names of the columns so far. */
  get columns(): readonly string[] {
    return this.#columns;
  }

  get loneSurrogates(): number {
    return this.#cursor.loneSurrogates;
  }

  get notNumbers(): number {
    return this.#cursor.notNumbers;
  }

  /** Puts a value of ours into a column of its own, e.g. the name that a record has in its object. */
  addColumn(name: string): number {
    this.#columns.push(name);
    this.cells.push('');
    return this.#columns.length - 1;
  }

  /** Fills `cells` from the text of one record; a fault where it is no JSON, `'misfit'` where it is not the shape. */
  flatten(text: string): Fault | 'misfit' | null {
    const cursor = this.#cursor;
    cursor.reset(text);
    this.cells.fill('');
    this.#records++;
    const code = cursor.peek();
    const misfit =
      (this.#shape === 'object' && code !== OPEN_OBJECT) ||
      (this.#shape === 'list' && code !== OPEN_LIST);
    const read = misfit ? cursor.skip(0) : this.#record();
    if (!read || !cursor.end()) return cursor.fault;
    if (misfit) return 'misfit';
    if (this.#further.length > 0) this.#putFurther();
    return null;
  }

  #record(): boolean {
    if (this.#shape === 'object') return this.#object(this.#root, 0);
    if (this.#shape === 'value') return this.#value(this.#root.get('value'), 0, false);
    let at = 0;
    const element = () => {
      const place = this.#root.inside[at] ?? this.#root.get(`column_${String(at + 1)}`);
      at++;
      return this.#value(place, 1, false);
    };
    return this.#cursor.list(0, element);
  }

  #object(around: NamePlace, depth: number): boolean {
    const cursor = this.#cursor;
    if (depth >= MAX_DEPTH) return cursor.tooDeep();
    cursor.at++;
    if (cursor.peek() === CLOSE_OBJECT) {
      cursor.at++;
      return true;
    }
    for (let expected = 0; ;) {
      cursor.peek();
      let place = around.inside[expected];
      if (place === undefined || !cursor.takes(place.written)) {
        const name = cursor.name();
        if (name === null) return false;
        place = around.get(name);
      }
      expected = place.index + 1;
      if (!cursor.colon() || !this.#value(place, depth + 1, true)) return false;
      const more = cursor.next(CLOSE_OBJECT);
      if (more !== true) return more === false;
    }
  }

  /** Reads a value into the column of its place; objects into those of the names inside, where wanted. */
  #value(place: NamePlace, depth: number, flat: boolean): boolean {
    const cursor = this.#cursor;
    if (cursor.peek() === OPEN_OBJECT && flat) return this.#object(place, depth);
    const text = readCell(cursor, depth);
    if (text === null) return false;
    this.#put(place, text);
    return true;
  }

  #put(place: NamePlace, text: string): void {
    if (place.record === this.#records) this.repeated++;
    place.record = this.#records;
    if (place.column === -1) {
      if (this.#columns.length >= MAX_COLUMNS) {
        if (text !== '')
          this.#further.push(`${JSON.stringify(place.path)}:${JSON.stringify(text)}`);
        return;
      }
      place.column = this.addColumn(place.path);
    }
    this.cells[place.column] = csvCell(text);
  }

  #putFurther(): void {
    if (this.#furtherColumn === -1) this.#furtherColumn = this.addColumn(FURTHER_NAMES);
    this.cells[this.#furtherColumn] = csvCell(`{${this.#further.join(',')}}`);
    this.#further = [];
  }
}

/** The value that begins here as the text of a cell; null at a fault. */
export function readCell(cursor: JsonCursor, depth: number): string | null {
  const code = cursor.peek();
  if (code === QUOTE) return cursor.string();
  if (code === OPEN_OBJECT || code === OPEN_LIST) {
    const start = cursor.at;
    return cursor.skip(depth) ? withoutBlanks(cursor.text.slice(start, cursor.at)) : null;
  }
  const bare = cursor.bare();
  if (bare === null) return null;
  if (bare === 'null') return '';
  if (!isNotNumber(bare)) return unmistakable(bare);
  cursor.notNumbers++;
  return '';
}

/** JSON text without the blanks between its parts. */
function withoutBlanks(json: string): string {
  if (!/\s/.test(json)) return json;
  let out = '';
  let from = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      for (at++; json.charCodeAt(at) !== QUOTE; at++) if (json.charAt(at) === '\\') at++;
    } else if (code <= 0x20) {
      out += json.slice(from, at);
      from = at + 1;
    }
  }
  return out + json.slice(from);
}
