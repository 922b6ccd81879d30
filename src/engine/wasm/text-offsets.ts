/** Bytes of the code unit in UTF-8, where the two halves of a pair share theirs. */
function bytesOfUnit(code: number, isPair: boolean): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return isPair ? 4 : 3;
}

/**
 * Offsets in UTF-16 units, as JavaScript counts, for increasing offsets in UTF-8 bytes, as the engine counts. An offset
 * beyond the end is the end.
 */
export function fromUtf8Offsets(text: string, offsets: readonly number[]): number[] {
  const found: number[] = [];
  let bytes = 0;
  let unit = 0;
  for (const offset of offsets) {
    while (bytes < offset && unit < text.length) {
      const isPair = (text.codePointAt(unit) ?? 0) > 0xffff;
      bytes += bytesOfUnit(text.charCodeAt(unit), isPair);
      unit += isPair ? 2 : 1;
    }
    found.push(unit);
  }
  return found;
}

/** The offset in UTF-16 units of the code point that so many others come before. */
export function fromCodePointOffset(text: string, offset: number): number {
  let unit = 0;
  for (let count = 0; count < offset && unit < text.length; count++) {
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}
