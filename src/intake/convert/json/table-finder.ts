import type { Fault } from './cursor';
import { pathPart, type JsonSurvey, type JsonTable } from './json-table';
import type { JsonVisitor, Step } from './walker';

interface Found extends JsonTable {
  /** Its first elements, as text. */
  readonly samples: readonly string[];
  readonly width: number;
}

/** A list or an object that is open. */
interface Frame {
  readonly isList: boolean;
  readonly path: string;
  readonly name: string | null;
  /** Place in the found tables when it began. */
  readonly mark: number;
  objects: number;
  lists: number;
  values: number;
  readonly samples: string[];
  /** Names of the members of an object, the first of them. */
  readonly names: string[];
  /** Names inside its first member that is an object, and how many members have about the same. */
  inside: ReadonlySet<string> | null;
  alike: number;
}

const MAX_TABLES = 200;
const MAX_OBJECT_DEPTH = 12;
const SETTLED_AFTER = 1000;
const SAMPLES = 300;
const NAMES = 300;
/** Names under which documents give the columns of a list of lists. */
const COLUMN_LISTS = /(^|\.)(columns?|cols|fields?|headers?|names|schema)$/i;

/** Finds the lists of records in a document, and objects that are such lists in another form. */
export class TableFinder implements JsonVisitor {
  #found: Found[] = [];
  readonly #open: Frame[] = [];
  #topValues = 0;
  #beginsWithObject = false;

  /** True when more of the document cannot change what its table is. */
  get isSettled(): boolean {
    const [top] = this.#open;
    if (this.#isSequence && this.#topValues >= SETTLED_AFTER) return true;
    return top?.isList === true && this.#open.length === 1 && elements(top) >= SETTLED_AFTER;
  }

  begin(first: string, name: string | null): Step {
    const frame = this.#open.at(-1);
    if (frame === undefined) {
      this.#topValues++;
      if (this.#topValues > 1) return 'pass';
      this.#beginsWithObject = first === '{';
    } else {
      count(frame, first, name);
      if (frame.isList) return frame.samples.length < SAMPLES ? 'take' : 'pass';
    }
    const enters =
      (first === '[' && this.#found.length < MAX_TABLES) ||
      (first === '{' && this.#open.length < MAX_OBJECT_DEPTH);
    if (!enters) return 'pass';
    this.#open.push(newFrame(first === '[', name, frame, this.#found.length));
    return 'enter';
  }

  take(text: string): Fault | null {
    const frame = this.#open.at(-1);
    if (frame) frame.samples.push(text.slice(0, 10_000));
    return null;
  }

  end(): void {
    const frame = this.#open.pop();
    if (!frame) return;
    if (frame.isList) this.#endList(frame);
    else this.#endObject(frame);
    const around = this.#open.at(-1);
    if (around && !around.isList && !frame.isList) compare(around, frame);
  }

  /** What was found so far, also in what has not ended yet. */
  survey(): JsonSurvey {
    while (this.#open.length > 0) this.end();
    if (this.#isSequence) {
      const table = { path: '', kind: 'objects', count: this.#topValues, names: null } as const;
      return { layout: 'sequence', tables: [table] };
    }
    if (this.#found.length === 0 && this.#beginsWithObject) {
      const table = { path: '', kind: 'record', count: 1, names: null } as const;
      return { layout: 'document', tables: [table] };
    }
    return {
      layout: 'document',
      tables: this.#found.map(({ path, kind, count, names }) => ({ path, kind, count, names })),
    };
  }

  get #isSequence(): boolean {
    return this.#topValues > 1 && this.#beginsWithObject;
  }

  #endList(frame: Frame): void {
    const { objects, lists, values, path, samples } = frame;
    if (elements(frame) === 0 && path !== '') return;
    const kind =
      objects > 0 && objects >= lists && objects >= values
        ? 'objects'
        : lists > 0 && lists >= values
          ? 'lists'
          : 'values';
    const width = kind === 'lists' ? Math.max(...samples.map(lengthOfList)) : 1;
    const names = null;
    this.#found.push({ path, kind, count: elements(frame), names, samples, width });
  }

  #endObject(frame: Frame): void {
    const inside = this.#found.slice(frame.mark);
    const table = tableOfObject(frame, inside);
    if (table) {
      this.#found.length = frame.mark;
      this.#found.push({ ...table, names: null, samples: [], width: 1 });
      return;
    }
    this.#found = [...this.#found.slice(0, frame.mark), ...withNames(frame, inside)];
  }
}

function newFrame(
  isList: boolean,
  name: string | null,
  around: Frame | undefined,
  mark: number,
): Frame {
  const before = around === undefined || around.path === '' ? '' : `${around.path}.`;
  const path = name === null ? '' : before + pathPart(name);
  const counts = { objects: 0, lists: 0, values: 0, alike: 0 };
  return { isList, path, name, mark, ...counts, samples: [], names: [], inside: null };
}

function count(frame: Frame, first: string, name: string | null): void {
  if (first === '{') frame.objects++;
  else if (first === '[') frame.lists++;
  else frame.values++;
  if (name !== null && frame.names.length < NAMES) frame.names.push(name);
}

function elements({ objects, lists, values }: Frame): number {
  return objects + lists + values;
}

/** Notes whether a member that was an object has the names that the first one has. */
function compare(around: Frame, { names }: Frame): void {
  around.inside ??= new Set(names);
  const { inside } = around;
  const shared = names.filter((name) => inside.has(name)).length;
  if (2 * shared >= Math.max(names.length, inside.size)) around.alike++;
}

/** The table that an object is when its members are its records or its columns. */
function tableOfObject(
  { path, objects, lists, values, inside, alike }: Frame,
  tables: readonly Found[],
): Pick<JsonTable, 'path' | 'kind' | 'count'> | null {
  const members = objects + lists + values;
  if (members < 2) return null;
  if (objects === members && inside !== null && inside.size > 0 && alike >= 0.8 * members) {
    const areRows = [...inside].every((name, at) => name === String(at));
    return areRows
      ? { path, kind: 'columns', count: inside.size }
      : { path, kind: 'keyed', count: members };
  }
  const [first] = tables;
  const areColumns =
    lists === members &&
    tables.length === members &&
    tables.every(({ kind, count: cells }) => kind === 'values' && cells === first?.count);
  return areColumns && first ? { path, kind: 'columns', count: first.count } : null;
}

/** Lists of lists with the names of their columns, where a list beside them gives as many as they are wide. */
function withNames({ path }: Frame, tables: readonly Found[]): Found[] {
  const beside = path === '' ? '' : `${path}.`;
  const headers = tables.filter(
    (table) => table.path.startsWith(beside) && COLUMN_LISTS.test(table.path),
  );
  const used = new Set<Found>();
  const named = tables.map((table) => {
    if (table.kind !== 'lists' || table.names !== null) return table;
    const header = headers.find((one) => namesIn(one)?.length === table.width);
    if (header === undefined) return table;
    used.add(header);
    return { ...table, names: namesIn(header) };
  });
  return named.filter((table) => !used.has(table));
}

/** Names that a list gives, as texts or as objects with a name. */
function namesIn({ samples }: Found): string[] | null {
  const names = samples.map((text) => {
    const value = parsed(text);
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || value === null) return null;
    const record = new Map<string, unknown>(Object.entries(value));
    return (
      ['name', 'label', 'title', 'id', 'field'].map((key) => record.get(key)).find(isText) ?? null
    );
  });
  return names.every(isText) && new Set(names).size === names.length ? names : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function lengthOfList(text: string): number {
  const value = parsed(text);
  return Array.isArray(value) ? value.length : 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
