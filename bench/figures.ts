/** One measured figure with its limit, where there is one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB' | '×' | 'rows' | '';
  /** The figure has to be at most this. */
  readonly limit?: number;
}

/** The figures as a table for people. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, limit }) => [
    name,
    `${formatNumber(value)} ${unit}`.trim(),
    limit === undefined ? '' : `≤ ${formatNumber(limit)}`,
    limit === undefined ? '' : value <= limit ? 'met' : 'MISSED',
  ]);
  const all = [['figure', 'value', 'limit', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function formatNumber(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
