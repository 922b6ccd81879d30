const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const NARROW_SPACE = '\u202f';
const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** 541909 → `541,909`. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** Bytes in decimal units with at most one decimal: `45.6 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit: string = UNITS[0];
  for (const next of UNITS.slice(1)) {
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  const digits = unit === 'B' || value >= 99.95 ? 0 : 1;
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

/**
 * A share between 0 and 1 as whole percent, never rounded up to all or down to nothing: 0.999 is `99 %`,
 * 0.001 is `< 1 %`.
 */
export function formatPercent(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return `< 1${NARROW_SPACE}%`;
  if (percent === 100 && share < 1) return `99${NARROW_SPACE}%`;
  return `${percent}${NARROW_SPACE}%`;
}

/** `1 row`, `2,000 rows`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}
