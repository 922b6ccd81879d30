import { describe, expect, it } from 'vitest';
import { fileFromPastedPage, fileFromPastedText } from './dropped-files';

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

describe('pasted tables of a page', () => {
  const rows = '<tr><td>customer<td>city<tr><td>7<td>Bad<br>Ems';

  it('are files of their own, beside what stands around them', async () => {
    const file = fileFromPastedPage(`<p>Customers</p><table>${rows}</table>`, 2);
    expect(file?.name).toBe('pasted-2.html');
    expect(await file?.text()).toMatch(/^<!doctype html>.*<p>Customers<\/p><table>.*Ems<\/table>$/);
  });

  it.each(['', '<p>text</p>', '<table><tr><td>one row</table>', '<tr><td>a<tr><td>b'])(
    'are not made of %s',
    (html) => {
      expect(fileFromPastedPage(html)).toBeNull();
    },
  );
});
