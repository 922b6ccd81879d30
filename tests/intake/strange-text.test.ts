import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { sourceSlug } from '../../src/intake/slug';
import { must, openEngine } from '../helpers/engine';
import { describeWithShared, sharedPath } from '../helpers/shared';
import { fileOf, readBack } from './reading';

/** The big list of naughty strings: what people paste, type and attack with. */
describeWithShared('the big list of naughty strings', () => {
  let engine: WasmConnector;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  const strings = JSON.parse(
    readFileSync(sharedPath('corpora/blns/blns.json'), 'utf8'),
  ) as string[];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('survives in cells', async () => {
    expect(strings.length).toBeGreaterThan(400);
    const lines = strings.map((text, at) => `${String(at)},${quoted(text)},end`);
    const { rows, outcome } = must(
      await readBack(engine, fileOf(`n,text,last\n${lines.join('\n')}\n`)),
    );
    expect(outcome).toMatchObject({ rows: strings.length, rejected: 0 });
    expect(rows.map((row) => row[1])).toEqual(strings);
  });

  it('survives in cells beside damaged rows', async () => {
    const lines = strings.map(
      (text, at) => `${String(at)},${quoted(text)},end\n${String(at)},damaged`,
    );
    const { rows, rejects } = must(
      await readBack(engine, fileOf(`n,text,last\n${lines.join('\n')}\n`)),
    );
    expect(rows.map((row) => row[1])).toEqual(strings);
    expect(rejects).toHaveLength(strings.length);
  });

  it('survives in headers', async () => {
    const names = [...new Set(strings.map((text) => text.trim()))].filter((text) => text !== '');
    const values = names.map((_, at) => String(at));
    const content = `${names.map(quoted).join(',')}\n${values.join(',')}\n`;
    const { columns, rows } = must(await readBack(engine, fileOf(content), { header: true }));
    expect(new Set(columns.map((column) => column.toLowerCase())).size).toBe(names.length);
    columns.forEach((column, at) => expect(column.startsWith(names[at] ?? '?')).toBe(true));
    expect(rows).toEqual([values]);
  });

  it('survives in names of files and in rejected rows', async () => {
    for (const [at, text] of strings.entries()) {
      if (at % 12 !== 1) continue;
      const file = fileOf(`a,b\n1,2\n${quoted(text)}\n`, `f${text}`);
      const { rejects } = must(await readBack(engine, file));
      expect(rejects).toHaveLength(1);
      expect(rejects[0]?.file).toBe(file.name);
    }
  });

  it('makes names of sources that need no quotes', () => {
    const taken = new Set<string>();
    for (const text of strings) {
      const slug = sourceSlug(text, taken);
      expect(slug).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
      expect(taken.has(slug)).toBe(false);
      taken.add(slug);
    }
  });
});
