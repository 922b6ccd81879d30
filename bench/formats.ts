import { join } from 'node:path';
import { peakRendererMemory } from './browser';
import type { Figure } from './figures';
import { arrowFile, featherFile, parquetFile, xlsxFile } from './format-files/arrow-files';
import { gzipped, zipArchive } from './format-files/packed-files';
import { blanksFile, encodedFile, germanFile, htmlFile } from './format-files/text-files';
import { jsonFile, ndjsonFile } from './format-files/text-files';
import { withKernels } from './kernel';
import { orderFile } from './orders';
import { median } from './statistics';

const RUNS = 3;
/** Rows of a web page: nobody has longer ones. */
const MOST_IN_HTML = 100_000;

interface Format {
  readonly name: string;
  /** The file, written unless it is there. */
  readonly file: (dir: string, rows: number) => Promise<string>;
  /** At most so many rows are written and read, and compared with as many of plain CSV. */
  readonly most?: number;
}

const FORMATS: readonly Format[] = [
  { name: 'CSV, UTF-16', file: (dir, rows) => encodedFile(dir, rows, 'utf-16le') },
  { name: 'CSV, Windows-1252', file: (dir, rows) => encodedFile(dir, rows, 'windows-1252') },
  { name: 'CSV, Windows-1250', file: (dir, rows) => encodedFile(dir, rows, 'windows-1250') },
  { name: 'CSV, Shift-JIS', file: (dir, rows) => encodedFile(dir, rows, 'shift_jis') },
  { name: 'CSV, decimal commas, thousands, d.m.y', file: germanFile },
  { name: 'separated by blanks, yyyymmdd', file: blanksFile },
  { name: 'CSV in gzip', file: async (dir, rows) => gzipped(await plainFile(dir, rows)) },
  { name: 'CSV in ZIP', file: async (dir, rows) => zipArchive(await plainFile(dir, rows)) },
  { name: 'JSON array', file: jsonFile },
  { name: 'NDJSON', file: ndjsonFile },
  { name: 'XLSX', file: xlsxFile },
  { name: 'HTML', file: htmlFile, most: MOST_IN_HTML },
  { name: 'Parquet', file: parquetFile },
  { name: 'Arrow', file: arrowFile },
  { name: 'Feather, LZ4', file: featherFile },
];

/**
 * Reads the same orders from each format and encoding, each in fresh browsers, on a page that draws nothing: from giving
 * the file to the kernel until it answers what relations there are.
 */
export function formatFigures(root: string, dir: string, rows: number): Promise<Figure[]> {
  return withKernels(root, async (open) => {
    const bases = new Map<number, number>();
    /** The figures of one file, beside plain CSV of as many rows. */
    const measure = async (name: string, file: string, count: number): Promise<Figure[]> => {
      const times: number[] = [];
      const peaks: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const { ms, peak } = await open([file], async (ask) => {
          const added = await ask('add');
          if (added.rows !== count)
            throw new Error(`${name}: ${String(added.rows)} rows were read`);
          return { ms: added.ms, peak: (await peakRendererMemory()) ?? Number.NaN };
        });
        times.push(ms);
        peaks.push(peak);
      }
      const value = median(times);
      const base = bases.get(count) ?? value;
      bases.set(count, base);
      console.error(`  ${name}, ${String(count)} rows`);
      const of = `${sized(count)}, ${name}`;
      return [
        { name: `${of}: until relations`, value, unit: 'ms' },
        { name: `${of}: ratio to plain CSV`, value: value / base, unit: '×' },
        { name: `${of}: peak renderer memory`, value: Math.max(...peaks) / 1e6, unit: 'MB' },
      ];
    };
    const figures: Figure[] = [];
    for (const { name, file, most = rows } of FORMATS) {
      const count = Math.min(rows, most);
      if (!bases.has(count))
        figures.push(...(await measure('plain CSV', await plainFile(dir, count), count)));
      figures.push(...(await measure(name, await file(dir, count), count)));
    }
    return figures;
  });
}

/** Plain CSV in UTF-8, with what all others are compared. */
function plainFile(dir: string, rows: number): Promise<string> {
  return orderFile(join(dir, `orders-${String(rows)}.csv`), rows);
}

function sized(rows: number): string {
  return rows >= 1e6 ? `${String(rows / 1e6)}M rows` : `${String(rows / 1e3)}k rows`;
}
