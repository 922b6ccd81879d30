/** Points as one array: row by row, `d` coordinates each. */
export interface Points {
  readonly values: Float64Array;
  /** How many points there are. */
  readonly n: number;
  /** Coordinates of each. */
  readonly d: number;
}

/** Squared distance between row `i` of `a` and row `j` of `b`, both of `d` coordinates. */
export function squaredDistance(
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  d: number,
): number {
  let sum = 0;
  let at = i * d;
  let bt = j * d;
  for (const end = at + d; at < end; at += 1, bt += 1) {
    const difference = (a[at] as number) - (b[bt] as number);
    sum += difference * difference;
  }
  return sum;
}

/** Some rows of the points, as points of their own. */
export function rowsOf({ values, d }: Points, rows: Int32Array): Points {
  const taken = new Float64Array(rows.length * d);
  rows.forEach((row, at) => {
    taken.set(values.subarray(row * d, (row + 1) * d), at * d);
  });
  return { values: taken, n: rows.length, d };
}
