import { describe, expect, it } from 'vitest';
import { ident } from '../../sql';
import { orderedQuery } from './ordered-query';

const COLUMNS = ['segment', 'customer_id', 'revenue'];

describe('the rows of a table', () => {
  it('come as the relation gives them unless sorted', () => {
    expect(orderedQuery(ident('rfm'), null, COLUMNS).text).toBe('from rfm');
  });

  it('are sorted with gaps last, and equals by customer', () => {
    expect(orderedQuery(ident('rfm'), { column: 'revenue', direction: 'desc' }, COLUMNS).text).toBe(
      'from rfm\norder by revenue desc nulls last, customer_id',
    );
    expect(orderedQuery(ident('t'), { column: 'a b', direction: 'asc' }, ['a b']).text).toBe(
      'from t\norder by "a b" asc nulls last',
    );
  });

  it('are found by a text in any of some columns', () => {
    const find = { text: "O'Neill", columns: ['segment', 'customer_id'] };
    expect(orderedQuery(ident('rfm'), null, COLUMNS, find).text).toBe(
      `from rfm\nwhere contains(lower(segment::VARCHAR), 'o''neill') or contains(lower(customer_id::VARCHAR), 'o''neill')`,
    );
  });
});
