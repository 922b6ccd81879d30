/** Chunks as one; a single one is not copied. */
export function joinBytes(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const filled = chunks.filter((chunk) => chunk.length > 0);
  const [only, second] = filled;
  if (only !== undefined && second === undefined) return only;
  const joined = new Uint8Array(filled.reduce((size, chunk) => size + chunk.length, 0));
  let used = 0;
  for (const chunk of filled) {
    joined.set(chunk, used);
    used += chunk.length;
  }
  return joined;
}
