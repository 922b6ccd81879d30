/** Files that were unpacked here, with where they lie packed. */
const PACKED = new WeakMap<File, string>();

/** Keeps where a file was unpacked from, e.g. `shop.zip/2024/orders.csv`; answers the file. */
export function unpackedFrom(file: File, path: string): File {
  PACKED.set(file, path);
  return file;
}

/** Where a file lies packed that the user did not bring as it is; null for those that were. */
export function packedPath(file: File): string | null {
  return PACKED.get(file) ?? null;
}
