/** A rectangle in pixels. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fills a rectangle with one tile for each size, in proportion and as close to squares as the order allows: rows of
 * tiles are laid along the shorter side and closed when one more tile would make them longer than they are
 * (Bruls, Huizing, van Wijk 2000).
 *
 * @param sizes above zero; the result is best when they fall
 */
export function squarify(sizes: readonly number[], frame: Tile): Tile[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (!(total > 0)) return sizes.map(() => ({ ...frame, width: 0, height: 0 }));
  const areas = sizes.map((size) => (size / total) * frame.width * frame.height);
  const tiles: Tile[] = [];
  let free = frame;
  for (let start = 0; start < areas.length;) {
    const side = Math.min(free.width, free.height);
    let end = start + 1;
    while (
      end < areas.length &&
      worst(areas, start, end + 1, side) <= worst(areas, start, end, side)
    )
      end++;
    const row = areas.slice(start, end);
    free = layRow(row, free, tiles);
    start = end;
  }
  return tiles;
}

/** The longest of a row's tiles: its longer side over its shorter one. */
function worst(areas: readonly number[], start: number, end: number, side: number): number {
  let [sum, least, most] = [0, Number.POSITIVE_INFINITY, 0];
  for (let i = start; i < end; i++) {
    const area = areas[i] ?? 0;
    sum += area;
    least = Math.min(least, area);
    most = Math.max(most, area);
  }
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
}

/** Lays a row along the shorter side of what is free; returns what is left. */
function layRow(row: readonly number[], free: Tile, tiles: Tile[]): Tile {
  const sum = row.reduce((total, area) => total + area, 0);
  const isWide = free.width >= free.height;
  const depth = sum / Math.max(1e-9, isWide ? free.height : free.width);
  let at = isWide ? free.top : free.left;
  for (const area of row) {
    const length = area / Math.max(1e-9, depth);
    tiles.push(
      isWide
        ? { left: free.left, top: at, width: depth, height: length }
        : { left: at, top: free.top, width: length, height: depth },
    );
    at += length;
  }
  return isWide
    ? { ...free, left: free.left + depth, width: Math.max(0, free.width - depth) }
    : { ...free, top: free.top + depth, height: Math.max(0, free.height - depth) };
}
