/** Pieces are handed to the browser at this size, which may then keep them on disk. */
const PIECE = 8 * 1024 * 1024;

/** Collects small chunks into pieces that leave the heap. */
export class BlobPieces {
  readonly #blobs: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #pending = 0;
  size = 0;

  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.#pending += chunk.length;
    this.size += chunk.length;
    if (this.#pending >= PIECE) this.#flush();
  }

  toBlob(): Blob {
    this.#flush();
    return new Blob(this.#blobs);
  }

  #flush(): void {
    if (this.#chunks.length > 0) this.#blobs.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#pending = 0;
  }
}
