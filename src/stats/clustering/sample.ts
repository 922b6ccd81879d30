import { createRandom } from '../../base/random';

/**
 * Which rows of `n` are in a sample of `size`, in rising order; all of them when there are no more than that. Each set
 * of rows is equally likely, and a seed always gives the same one.
 *
 * Method: selection sampling (Knuth, The Art of Computer Programming 2, algorithm S).
 */
export function sampleRows(n: number, size: number, seed: number): Int32Array {
  const wanted = Math.min(n, size);
  const rows = new Int32Array(wanted);
  const random = createRandom(seed);
  for (let row = 0, taken = 0; taken < wanted; row += 1) {
    if ((n - row) * random.uniform() >= wanted - taken) continue;
    rows[taken] = row;
    taken += 1;
  }
  return rows;
}
