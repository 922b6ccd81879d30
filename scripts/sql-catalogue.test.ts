import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_LINES, RESERVED_WORDS } from '../src/ui/editor/sql-completion/catalogue';
import * as words from '../src/ui/editor/sql-completion/words';
import { openEngine, rowsOf } from '../tests/helpers/engine';
import { CATALOGUE, makeCatalogue } from './sql-catalogue';

describe('the catalogue of SQL', () => {
  let keywords: Set<unknown>;
  beforeAll(async () => {
    const engine = await openEngine();
    const rows = await rowsOf(engine, 'select keyword_name as name from duckdb_keywords()');
    keywords = new Set(rows.map(({ name }) => name));
    await engine.close();
  });

  it('is what the engine in use gives', async () => {
    expect(await readFile(CATALOGUE, 'utf8')).toBe(await makeCatalogue());
  });

  it('offers each function once a kind, and none that the build lacks', () => {
    const names = FUNCTION_LINES.trim()
      .split('\n')
      .map((line) => line.replace(/\(.*/, ''));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(200);
    for (const missing of ['now', 'current_date', 'timezone', 'json_extract', 'read_csv']) {
      expect(names).not.toContain(`scalar|${missing}`);
      expect(names).not.toContain(`table|${missing}`);
    }
  });

  it('suggests only words that the grammar knows', () => {
    const phrases = [
      ...words.BEHIND_VALUE,
      ...words.BEFORE_VALUE,
      ...words.OF_WINDOW,
      ...words.STARTS,
      ...Object.values(words.FOLLOWING).flat(),
    ];
    const unknown = phrases
      .flatMap((phrase) => phrase.split(' '))
      .filter((word) => !keywords.has(word));
    // Read by their place, as names are.
    expect(new Set(unknown)).toEqual(new Set(['date']));
    expect(RESERVED_WORDS.has('select')).toBe(true);
  });
});
