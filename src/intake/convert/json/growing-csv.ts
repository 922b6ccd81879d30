/** Rows are handed to the browser at this many characters, which may then keep them on disk. */
const PIECE = 4 * 1024 * 1024;

interface Piece {
  readonly blob: Blob;
  /** Columns that were known when its rows were written. */
  readonly columns: number;
  readonly breaksInCells: boolean;
}

/** A text as a field of CSV that reads back as it is. */
export function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * CSV of a table whose columns are found while its rows are written. Rows are kept in pieces outside the heap; at the
 * end, those that were written before the last column was found are filled up.
 */
export class GrowingCsv {
  readonly #pieces: Piece[] = [];
  #text = '';
  #columns = 0;
  #breaksInCells = false;
  rows = 0;

  /** Adds a row of fields as `csvCell` makes them; never fewer than the row before had. */
  add(cells: readonly string[]): void {
    if (cells.length !== this.#columns) {
      this.#flush();
      this.#columns = cells.length;
    }
    // A line without anything would be no row.
    const joined = cells.join(',');
    const row = joined === '' ? '""' : joined;
    if (!this.#breaksInCells && row.includes('\n')) this.#breaksInCells = true;
    this.#text += `${row}\n`;
    this.rows++;
    if (this.#text.length >= PIECE) this.#flush();
  }

  /** The whole table, with a header where names are given. */
  async toBlob(columns: number, header: readonly string[] | null): Promise<Blob> {
    this.#flush();
    const filled: Blob[] = [];
    for (const piece of this.#pieces)
      filled.push(piece.columns < columns ? await filledUp(piece, columns) : piece.blob);
    if (header === null) return new Blob(filled);
    const names = header.map(csvCell).join(',');
    return new Blob([`${names === '' ? '""' : names}\n`, ...filled]);
  }

  #flush(): void {
    if (this.#text !== '') {
      this.#pieces.push({
        blob: new Blob([this.#text]),
        columns: this.#columns,
        breaksInCells: this.#breaksInCells,
      });
    }
    this.#text = '';
    this.#breaksInCells = false;
  }
}

/** The rows of a piece with empty cells for the columns that came later. */
async function filledUp({ blob, columns, breaksInCells }: Piece, wanted: number): Promise<Blob> {
  const text = await blob.text();
  // Even a row without a column has one field in it.
  const end = `${','.repeat(wanted - Math.max(columns, 1))}\n`;
  if (!breaksInCells) return new Blob([text.replaceAll('\n', end)]);
  // Every second part is inside quotes; two quotes for one make an empty part between.
  const parts = text.split('"');
  return new Blob([
    parts.map((part, at) => (at % 2 === 0 ? part.replaceAll('\n', end) : part)).join('"'),
  ]);
}
