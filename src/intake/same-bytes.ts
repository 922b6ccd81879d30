const PIECE = 4 * 1024 * 1024;

/** Whether two files hold the same bytes; no for one that cannot be read, or when the signal stopped it. */
export async function sameBytes(one: Blob, other: Blob, signal: AbortSignal): Promise<boolean> {
  if (one.size !== other.size) return false;
  const piece = async (blob: Blob, at: number) =>
    new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
  try {
    for (let at = 0; at < one.size; at += PIECE) {
      const [first, second] = await Promise.all([piece(one, at), piece(other, at)]);
      if (signal.aborted || first.some((byte, place) => byte !== second[place])) return false;
    }
    return true;
  } catch {
    // What is wrong with it, the reader says.
    return false;
  }
}
