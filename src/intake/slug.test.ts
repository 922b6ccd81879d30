import { describe, expect, it } from 'vitest';
import { sourceSlug } from './slug';

describe('the name of a source', () => {
  it.each([
    ['orders.csv', 'orders'],
    ['Orders 2024 (final).CSV', 'orders_2024_final'],
    ['online-retail.csv.gz', 'online_retail'],
    ['Bestellungen_Größe.tsv', 'bestellungen_grosse'],
    ['Łódź Kraków.txt', 'lodz_krakow'],
    ['2024.csv', 't_2024'],
    ['注文.csv', 'source'],
    ['.csv', 'source'],
    ['', 'source'],
    ['a/b\\c.csv', 'c'],
    ['v1.2.csv', 'v1_2'],
    ['orders.ndjson.gz', 'orders'],
    ['Export.xlsx', 'export'],
  ])('%j becomes %s', (file, slug) => {
    expect(sourceSlug(file, new Set())).toBe(slug);
  });

  it('is numbered when it is taken, within 40 characters', () => {
    expect(sourceSlug('orders.csv', new Set(['orders', 'orders_2']))).toBe('orders_3');
    const long = sourceSlug(`${'x'.repeat(60)}.csv`, new Set());
    expect(long).toBe('x'.repeat(40));
    expect(sourceSlug(`${'x'.repeat(60)}.csv`, new Set([long]))).toBe(`${'x'.repeat(38)}_2`);
  });
});
