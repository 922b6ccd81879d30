import { describe, expect, it } from 'vitest';
import { notebookOf } from '../../../tests/helpers/notebooks';
import type { Cell } from '../../document/notebook';
import { DECLARATIONS } from '../../models/declarations';
import { additionsOf, previewOf } from './what-would-come';

function cellOf(text: string): Cell {
  const [cell] = notebookOf(text).cells;
  if (!cell) throw new Error('no cell');
  return cell;
}

const model = (name: string, settings = '') => cellOf(`\`\`\`model ${name}\n${settings}\n\`\`\`\n`);

describe('what a cell would show', () => {
  it('is the question of its model, its segments and its charts', () => {
    const preview = previewOf(model('status'));
    expect(preview?.question).toBe('Who is new, active, slipping, lost?');
    expect(preview?.shows[0]).toContain('Segments');
    expect(preview?.shows).toContain('How soon customers order again');
  });

  it('is no more than the cell shows', () => {
    expect(previewOf(model('status', 'show: [headline]'))?.shows).toEqual([]);
    expect(previewOf(model('status', 'show: [segments]'))?.shows).toHaveLength(1);
  });

  it('leaves charts out that its settings leave without sense', () => {
    const crossed = 'Customers against what would be expected';
    expect(previewOf(model('attribute_segments'))?.shows).not.toContain(crossed);
    expect(previewOf(model('attribute_segments', 'crossed: true'))?.shows).toContain(crossed);
  });

  it('is the title of a chart, and not known of a query', () => {
    const chart = '```chart a\ndata: rfm\nmark: histogram\ntitle: Days\nx: recency_days\n```\n';
    expect(previewOf(cellOf(chart))).toEqual({ question: null, shows: ['Days'] });
    expect(previewOf(cellOf('```sql a\nselect 1\n```\n'))).toBeNull();
  });
});

describe('what more data would add', () => {
  it('is told of those that are missing', () => {
    const roles = (present: Parameters<typeof additionsOf>[1]) =>
      additionsOf(model('behaviour'), present).map(({ role }) => role);
    expect(roles(['transactions'])).toEqual(['customers', 'interactions', 'surveys']);
    expect(roles(['transactions', 'customers', 'surveys'])).toEqual(['interactions']);
    expect(roles(['transactions', 'customers', 'interactions', 'surveys'])).toEqual([]);
  });

  it('is told of roles only that the model can do without', () => {
    for (const { id, adds = {}, optionalRoles = [] } of DECLARATIONS)
      expect(optionalRoles, id).toEqual(expect.arrayContaining(Object.keys(adds)));
  });
});
