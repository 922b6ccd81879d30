/**
 * Holm's adjusted p values, in the order given: each tells at which level of the whole family its hypothesis would
 * be rejected. Missing ones (null, NaN) stay as they are and do not count as tests.
 *
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure" (Scand. J. Statist. 6, 1979); the same
 * numbers as R's p.adjust(p, "holm").
 *
 * @throws RangeError when a p lies outside 0 to 1
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tests = pValues.flatMap((p, place) => {
    if (p === null || Number.isNaN(p)) return [];
    if (p < 0 || p > 1) throw new RangeError(`invalid p: ${p}`);
    return [{ p, place }];
  });
  tests.sort((one, other) => one.p - other.p);
  const adjusted = [...pValues];
  let highest = 0;
  tests.forEach(({ p, place }, rank) => {
    highest = Math.max(highest, Math.min(1, (tests.length - rank) * p));
    adjusted[place] = highest;
  });
  return adjusted;
}
