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
    expect(raw).toHaveLength(1001);
    expect(raw[1]).toBe('0;"n ""0"""');
    expect(rejected).toEqual([]);
    expect(sniff.reading.delimiter).toBe(';');
  });

  it('shows as many rows of wide tables', async () => {
    const wide = Array.from({ length: 1500 }, (_, id) => `${String(id)};${'x'.repeat(490)}`);
    const { rows } = must(await previewReading(fileOf(`id;note\n${wide.join('\n')}\n`), {}));
    expect(rows).toHaveLength(1000);
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

  it('says on which lines the header and the rows stand', async () => {
    const file = fileOf('Orders of May\n\nid,note\n1,"two\nlines"\n2,x\n');
    const { lines, raw, rawLines, headerLine } = must(await previewReading(file, {}));
    expect(headerLine).toBe(3);
    expect(lines).toEqual([4, 6]);
    expect(rawLines).toEqual([1, 2, 3, 4, 5, 6]);
    expect(raw[5]).toBe('2,x');
  });

  it('counts the records of a list, which has no line for the names', async () => {
    const file = fileOf('[{"id":1,"note":"a"},{"id":2,"note":"b"}]');
    const { lines, raw, rawLines, headerLine } = must(await previewReading(file, {}));
    expect([headerLine, lines, rawLines]).toEqual([null, [1, 2], [1, 2]]);
    expect(raw[1]).toBe('{"id":2,"note":"b"}');
  });

  it('names what is no table', async () => {
    expect(await previewReading(fileOf('%PDF-1.7\n'), {})).toMatchObject({
      ok: false,
      error: { code: 'intake.not_a_table' },
    });
  });
});
