import { describe, expect, it } from 'vitest';
import { previewReading } from '../../src/intake/preview';
import { must } from '../helpers/engine';
import { fileOf } from './reading';

describe('the preview of a reading', () => {
  const content = `id;note\n${Array.from({ length: 1500 }, (_, id) => `${String(id)};"n ""${String(id)}"""`).join('\n')}\n`;

  it('shows the first thousand rows as they would be read, and the file as it stands', async () => {
    const { columns, rows, raw, rejected, sniff } = must(await previewReading(fileOf(content), {}));
    expect(columns).toEqual(['id', 'note']);
    expect(rows).toHaveLength(1000);
    expect(rows[199]).toEqual(['199', 'n "199"']);
    expect(raw).toHaveLength(30);
    expect(raw[1]).toBe('0;"n ""0"""');
    expect(rejected).toEqual([]);
    expect(sniff.reading.delimiter).toBe(';');
  });

  it('follows what the user chooses', async () => {
    const choices = { delimiter: ',', header: false, quote: '' };
    const { columns, rows } = must(await previewReading(fileOf(content), choices));
    expect(columns).toEqual(['column_1']);
    expect(rows[1]).toEqual(['0;"n ""0"""']);
  });

  it('shows what a chosen type would reject', async () => {
    const file = fileOf('id,amount\n1,2.5\n2,n/a\n3,\n');
    const { rows, rejected } = must(await previewReading(file, { types: { amount: 'number' } }));
    expect(rows).toEqual([
      ['1', '2.5'],
      ['3', null],
    ]);
    expect(rejected).toEqual([
      { line: 3, column: 'amount', reason: '“n/a” is not a number', raw: '2,n/a' },
    ]);
  });

  it('names what is no table', async () => {
    expect(await previewReading(fileOf('%PDF-1.7\n'), {})).toMatchObject({
      ok: false,
      error: { code: 'intake.not_a_table' },
    });
  });
});
