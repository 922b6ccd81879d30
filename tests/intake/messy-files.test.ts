import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOfTable, type ReadingChoices } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { columnarKind } from '../../src/intake/columnar/columnar-kind';
import { Formats } from '../../src/intake/formats';
import { openFiles } from '../../src/intake/open/open-files';
import { ident, join, sql } from '../../src/sql';
import { must, openEngine, rowsOf } from '../helpers/engine';
import { COLUMN_TYPES, messyFile, type MessyFile } from '../helpers/messy/messy-file';
import { startParquetInNode } from '../helpers/parquet-reading';
import { freshTable } from './reading';

/** Combinations of format, encoding, delimiter, ways of writing numbers and dates, and what stands around the table. */
const SEEDS = Number(process.env['MESSY_FILES'] ?? 2000);
const BATCH = 200;

const formats = new Formats(() => Promise.resolve(columnarKind(startParquetInNode)));

interface ReadTable {
  /** By column of the truth. */
  readonly columns: readonly (readonly string[])[];
  readonly types: readonly string[];
  readonly rejected: number;
  readonly setAside: number;
}

type Outcome = 'equal' | 'asked' | 'left as text';

describe('messy files are read as they were meant, or asked about', () => {
  let engine: WasmConnector;
  const outcomes: Record<Outcome, number> = { equal: 0, asked: 0, 'left as text': 0 };
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  async function read(messy: MessyFile, choices: ReadingChoices) {
    const opened = must(await openFiles([messy.file]));
    const [part, second] = opened.parts;
    if (part === undefined || second !== undefined)
      throw new Error(`${opened.parts.length} tables`);
    const kind = await formats.ofFile(part.file);
    const sniff = must(await kind.sniff(part.file, { ...part.choices, ...choices }));
    const table = freshTable();
    const request = { source: 'messy', files: [part.file], reading: sniff.reading, table };
    const outcome = must(await kind.read(engine, request));
    const known = columnsOfTable(outcome.reading).map(({ name }) => name);
    const cells = messy.columns.map((name, at) =>
      known.includes(name)
        ? sql`coalesce(${ident(name)}::VARCHAR, '') as ${ident(`c${at}`)}`
        : sql`'no such column' as ${ident(`c${at}`)}`,
    );
    const rows = await rowsOf(engine, sql`select ${join(cells)} from ${table}`);
    await engine.exec(sql`drop table ${table}`);
    const result: ReadTable = {
      columns: messy.columns.map((_, at) => rows.map((row) => String(row[`c${at}`]))),
      types: messy.columns.map(
        (name) => outcome.reading.columns.find((column) => column.name === name)?.type ?? 'none',
      ),
      rejected: outcome.rejected,
      setAside: (outcome.setAside ?? []).reduce((sum, { count }) => sum + count, 0),
    };
    return { result, asks: sniff.needs, extra: known.length - messy.columns.length };
  }

  /** The columns that are neither what was meant nor the text that stands in the file. */
  function differences(messy: MessyFile, { columns, types }: ReadTable) {
    const wrong: string[] = [];
    let leftAsText = false;
    columns.forEach((cells, at) => {
      const type = COLUMN_TYPES[at] ?? 'text';
      const truth = messy.truth[at] ?? [];
      if (same(cells, truth, type)) return;
      if (types[at] === 'text' && same(cells, messy.written[at] ?? [], 'text')) leftAsText = true;
      else
        wrong.push(
          `${messy.columns[at] ?? ''} as ${types[at] ?? ''}: ${firstDifference(cells, truth)}`,
        );
    });
    return { wrong, leftAsText };
  }

  async function outcomeOf(seed: number): Promise<{ outcome: Outcome; problems: string[] }> {
    const messy = await messyFile(seed);
    const problem = (text: string) => `seed ${seed} (${messy.description}): ${text}`;
    try {
      let { result, asks, extra } = await read(messy, {});
      const asked = asks.length > 0;
      if (asked) ({ result, asks, extra } = await read(messy, messy.answers));
      const { wrong, leftAsText } = differences(messy, result);
      if (asks.length > 0) wrong.push(`still asks ${asks.join()}`);
      if (result.rejected > 0) wrong.push(`${result.rejected} rows rejected`);
      const aside = Object.values(messy.setAside).reduce((sum, count) => sum + count, 0);
      if (result.setAside !== aside)
        wrong.push(`${result.setAside} lines set aside instead of ${aside}`);
      if (extra !== 0) wrong.push(`${extra} more columns`);
      return {
        outcome: asked ? 'asked' : leftAsText ? 'left as text' : 'equal',
        problems: wrong.map(problem),
      };
    } catch (thrown) {
      return { outcome: 'equal', problems: [problem(String(thrown))] };
    }
  }

  const batches = Array.from({ length: Math.ceil(SEEDS / BATCH) }, (_, batch) => batch * BATCH);
  it.each(batches)('seeds from %i', { timeout: 120_000 }, async (start) => {
    const problems: string[] = [];
    for (let seed = start; seed < Math.min(start + BATCH, SEEDS); seed++) {
      const found = await outcomeOf(seed);
      outcomes[found.outcome]++;
      problems.push(...found.problems);
    }
    expect(problems).toEqual([]);
  });

  it('leaves hardly a column as text, and asks about few', () => {
    expect(outcomes['left as text']).toBeLessThan(SEEDS * 0.02);
    expect(outcomes.asked).toBeLessThan(SEEDS * 0.1);
  });
});

function same(cells: readonly string[], truth: readonly string[], type: string): boolean {
  if (cells.length !== truth.length) return false;
  return cells.every((cell, at) => {
    const meant = truth[at] ?? '';
    if (type === 'number')
      return cell === '' || meant === '' ? cell === meant : Number(cell) === Number(meant);
    // A day and that day at midnight are the same.
    return cell === meant || (type === 'day' && cell === `${meant} 00:00:00`);
  });
}

function firstDifference(cells: readonly string[], truth: readonly string[]): string {
  if (cells.length !== truth.length) return `${cells.length} rows instead of ${truth.length}`;
  const at = cells.findIndex((cell, place) => cell !== truth[place]);
  return `${JSON.stringify(cells[at])} instead of ${JSON.stringify(truth[at])}`;
}
