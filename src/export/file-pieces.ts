/** Characters or bytes that are gathered before they leave the heap. */
const PIECE = 4 * 1024 * 1024;

/** Gathers a file from small pieces of text (written as UTF-8) or bytes. */
export class FilePieces {
  readonly #blobs: Blob[] = [];
  #pending: (string | Uint8Array<ArrayBuffer>)[] = [];
  #size = 0;

  add(piece: string | Uint8Array<ArrayBuffer>): void {
    this.#pending.push(piece);
    this.#size += piece.length;
    if (this.#size >= PIECE) this.#flush();
  }

  toBlob(type: string): Blob {
    this.#flush();
    return new Blob(this.#blobs, { type });
  }

  #flush(): void {
    if (this.#pending.length > 0) this.#blobs.push(new Blob(this.#pending));
    this.#pending = [];
    this.#size = 0;
  }
}
