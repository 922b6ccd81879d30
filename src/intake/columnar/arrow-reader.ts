import { Damaged } from './damaged';
import { columnsOf, type ArrowColumn, type ArrowDictionary } from './arrow-column';
import { BATCH, DICTIONARY_BATCH, readMessages, type ArrowMessage } from './arrow-messages';
import { readSchema, type ArrowField } from './arrow-schema';
import type { FlatTable } from './flat-table';
import { inflateBatch } from './inflate-batch';

/** A batch of rows, proved to be sound. */
export interface ArrowBatch {
  readonly message: ArrowMessage;
  readonly rows: number;
  readonly columns: readonly ArrowColumn[];
}

/** Follows the messages of one stream: keeps schema and dictionaries, and checks everything. */
export class ArrowReader {
  readonly #dictionaries = new Map<number, ArrowDictionary>();
  #kept: { id: number; message: ArrowMessage }[] = [];
  #schema: { message: ArrowMessage; fields: readonly ArrowField[] } | null = null;

  get fields(): readonly ArrowField[] {
    return this.#schema?.fields ?? [];
  }

  /** The messages that have to stand before a batch that follows now. */
  get before(): readonly ArrowMessage[] {
    const dictionaries = this.#kept.map(({ message }) => message);
    return this.#schema === null ? dictionaries : [this.#schema.message, ...dictionaries];
  }

  /** Takes the next message; answers a batch if it is one. Throws `Damaged` where it is damaged. */
  take(message: ArrowMessage): ArrowBatch | null {
    if (message.kind === 'schema') {
      this.#schema ??= { message, fields: readSchema(message.header) };
      return null;
    }
    if (this.#schema === null) throw new Damaged('it does not begin with its columns');
    if (message.kind === 'dictionary') {
      this.#takeDictionary(message);
      return null;
    }
    const { header } = message;
    const inflated = inflateBatch(message, header);
    const columns = columnsOf(this.fields, header, inflated.body, this.#dictionaries);
    return { message: inflated, rows: header.long(BATCH.rows), columns };
  }

  #takeDictionary(message: ArrowMessage): void {
    const { header } = message;
    const id = header.long(DICTIONARY_BATCH.id);
    const batch = header.table(DICTIONARY_BATCH.batch);
    const field = findDictionary(this.fields, id);
    if (batch === null || field === null) throw new Damaged('a dictionary belongs to no column');
    const inflated = inflateBatch(message, batch);
    const [piece] = this.#columns([{ ...field, dictionary: null }], batch, inflated);
    if (piece === undefined) throw new Damaged('a dictionary has no values');
    const known = this.#dictionaries.get(id);
    const adds = known !== undefined && header.byte(DICTIONARY_BATCH.isDelta) !== 0;
    // One that comes again replaces what stood, for the batches from here on.
    if (!adds) this.#kept = this.#kept.filter((kept) => kept.id !== id);
    this.#kept.push({ id, message: inflated });
    this.#dictionaries.set(
      id,
      adds
        ? { length: known.length + piece.length, pieces: [...known.pieces, piece] }
        : { length: piece.length, pieces: [piece] },
    );
  }

  #columns(fields: readonly ArrowField[], batch: FlatTable, { body }: ArrowMessage) {
    return columnsOf(fields, batch, body, this.#dictionaries);
  }
}

/** The batches of a whole stream of ours. */
export async function* readBatches(stream: Uint8Array<ArrayBuffer>): AsyncGenerator<ArrowBatch> {
  const reader = new ArrowReader();
  for await (const message of readMessages(new Blob([stream]))) {
    const batch = reader.take(message);
    if (batch !== null) yield batch;
  }
}

function findDictionary(fields: readonly ArrowField[], id: number): ArrowField | null {
  for (const field of fields) {
    if (field.dictionary?.id === id) return field;
    const within = findDictionary(field.children, id);
    if (within !== null) return within;
  }
  return null;
}
