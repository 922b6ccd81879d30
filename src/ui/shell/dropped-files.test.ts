import { describe, expect, it } from 'vitest';
import { fileFromPastedText } from './dropped-files';

describe('pasted text', () => {
  it('is a TSV file when it was copied from a spreadsheet', async () => {
    const file = fileFromPastedText('customer\tdate\r\n7\t2024-01-02\r\n');
    expect(file?.name).toBe('pasted.tsv');
    expect(await file?.text()).toBe('customer\tdate\r\n7\t2024-01-02\r\n');
  });

  it('is a CSV file when it has other delimiters', () => {
    expect(fileFromPastedText('customer;date\n7;2024-01-02')?.name).toBe('pasted.csv');
  });

  it.each(['', 'one line, with a comma', 'two lines\nof prose'])('is no table: %j', (text) => {
    expect(fileFromPastedText(text)).toBeNull();
  });
});
