/** Text is handed to the browser at this size, which may then keep it on disk. */
const PIECE = 4 * 1024 * 1024;

/** Collects records as comma-separated text, in pieces that leave the heap. */
export class CsvText {
  readonly #pieces: Blob[] = [];
  #text = '';

  /** A record; null and empty text are missing values. */
  add(cells: readonly (string | null)[]): void {
    let line = '';
    for (let at = 0; at < cells.length; at++) {
      if (at > 0) line += ',';
      line += csvField(cells[at] ?? '');
    }
    this.#text += `${line}\n`;
    if (this.#text.length >= PIECE) this.#flush();
  }

  toBlob(): Blob {
    this.#flush();
    return new Blob(this.#pieces, { type: 'text/csv' });
  }

  #flush(): void {
    if (this.#text !== '') this.#pieces.push(new Blob([this.#text]));
    this.#text = '';
  }
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
