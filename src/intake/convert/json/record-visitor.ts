import type { Fault } from './cursor';
import { pathPart, type JsonTable } from './json-table';
import type { JsonVisitor, Step } from './walker';

/** Where the records of a table are in a document: goes there, and hands over each. */
export class RecordVisitor implements JsonVisitor {
  readonly #target: string | null;
  readonly #isRecord: boolean;
  readonly #record: (text: string, key: string | null) => Fault | null;
  /** Paths of what is open. */
  readonly #open: string[] = [];
  #found = false;

  /** @param table whose records to hand over; null when each value at the top is one */
  constructor(
    table: JsonTable | null,
    sink: { record: (text: string, key: string | null) => Fault | null },
  ) {
    this.#target = table?.path ?? null;
    this.#isRecord = table === null || table.kind === 'record';
    this.#record = sink.record;
  }

  begin(first: string, name: string | null): Step {
    const around = this.#open.at(-1);
    if (around === undefined && this.#isRecord) return 'take';
    if (around !== undefined && around === this.#target) return 'take';
    const path = pathOf(around, name);
    const isNested = first === '[' || first === '{';
    const leads =
      this.#target === path || (this.#target?.startsWith(path === '' ? '' : `${path}.`) ?? false);
    // Of two lists at one path the first counts, as it did when tables were looked for.
    if (!isNested || !leads || (first === '[' && this.#target !== path) || this.#found)
      return 'pass';
    this.#open.push(path);
    return 'enter';
  }

  take(text: string, name: string | null): Fault | null {
    return this.#record(text, name);
  }

  end(): void {
    if (this.#open.pop() === this.#target) this.#found = true;
  }
}

function pathOf(around: string | undefined, name: string | null): string {
  if (name === null) return '';
  return around === undefined || around === '' ? pathPart(name) : `${around}.${pathPart(name)}`;
}
