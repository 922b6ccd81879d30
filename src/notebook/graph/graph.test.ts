import { describe, expect, it } from 'vitest';
import { buildGraph, cellsOf, withDependants, withNeeds } from './graph';
import { PROVIDES_NOTHING, READS_NOTHING, type CellFacts, type Reads } from './reads';

function cell(
  name: string,
  reads: Partial<Reads> = {},
  provides: Partial<CellFacts['provides']> = { relations: [name] },
): CellFacts {
  return {
    id: name,
    label: name,
    content: name,
    provides: { ...PROVIDES_NOTHING, ...provides },
    reads: { ...READS_NOTHING, ...reads },
    error: null,
  };
}

function input(name: string): CellFacts {
  return cell(name, {}, { variables: [name] });
}

describe('the graph', () => {
  it('comes from names, whatever the order on the page', () => {
    const graph = buildGraph([
      cell('c', { relations: ['b'] }),
      cell('b', { relations: ['a'], variables: ['limit'] }),
      cell('a'),
      input('limit'),
    ]);
    expect(graph.order.indexOf('a')).toBeLessThan(graph.order.indexOf('b'));
    expect(graph.order.indexOf('b')).toBeLessThan(graph.order.indexOf('c'));
    expect(graph.nodes.get('b')?.needs).toEqual(['a', 'limit']);
  });

  it('lets a cell win over a role view’s sibling and a built-in model', () => {
    const graph = buildGraph([cell('rfm'), cell('top', { relations: ['rfm'] })]);
    expect(graph.nodes.get('top')).toMatchObject({ needs: ['rfm'], roles: [] });
  });

  it('knows the roles behind role views and built-in models', () => {
    const graph = buildGraph([
      cell('a', { relations: ['rfm_segments'] }),
      cell('b', { relations: ['customers_excluded'] }),
    ]);
    expect(graph.nodes.get('a')).toMatchObject({
      roles: ['transactions'],
      origins: ['as_of', 'role:transactions'],
    });
    expect(graph.nodes.get('b')?.roles).toEqual(['customers']);
  });

  it('names what is unknown, with what was probably meant', () => {
    const graph = buildGraph([
      cell('slipping'),
      cell('a', { relations: ['sliping'] }),
      cell('b', { variables: ['spend'] }),
      cell('c', { selections: ['nothing'] }),
    ]);
    expect(graph.nodes.get('a')?.error).toMatchObject({
      code: 'notebook.unknown_reference',
      params: { name: 'sliping', candidates: ['slipping'] },
    });
    expect(graph.nodes.get('b')?.error?.code).toBe('notebook.unknown_reference');
    expect(graph.nodes.get('c')?.error?.code).toBe('notebook.unknown_reference');
    expect(graph.nodes.get('slipping')?.error).toBeNull();
  });

  it('tells a circle at each of its cells and nowhere else', () => {
    const graph = buildGraph([
      cell('a', { relations: ['b'] }),
      cell('b', { relations: ['c'] }),
      cell('c', { relations: ['a'] }),
      cell('d', { relations: ['a'] }),
      cell('self', { relations: ['self'] }),
    ]);
    for (const name of ['a', 'b', 'c', 'self']) {
      expect(graph.nodes.get(name)?.error?.code, name).toBe('notebook.cycle');
    }
    expect(graph.nodes.get('d')?.error).toBeNull();
    expect(graph.nodes.get('a')?.error?.params).toEqual({ cells: ['a', 'b', 'c', 'a'] });
  });

  it('gives a name to the first that claims it', () => {
    const graph = buildGraph([
      cell('m', {}, { relations: ['m', 'm_segments'] }),
      cell('m_segments'),
      cell('pick', {}, { selection: 'm' }),
    ]);
    expect(graph.nodes.get('m')?.error).toBeNull();
    expect(graph.nodes.get('m_segments')?.error?.code).toBe('notebook.duplicate_name');
    expect(graph.nodes.get('pick')?.error?.code).toBe('notebook.duplicate_name');
  });

  it('takes selections as values from outside: two charts may follow each other’s', () => {
    const graph = buildGraph([
      cell('a', { selections: ['by_b'] }, { selection: 'by_a' }),
      cell('b', { selections: ['by_a', 'by_b'] }, { selection: 'by_b' }),
      cell('c', { variables: ['by_a_from'] }),
    ]);
    expect([...graph.nodes.values()].map(({ error }) => error)).toEqual([null, null, null]);
    expect(cellsOf(graph, new Set(['selection:by_a']))).toEqual(['b', 'c']);
    expect(cellsOf(graph, new Set(['selection:by_b']))).toEqual(['a']);
  });

  it('walks to all dependants, and to all needs', () => {
    const graph = buildGraph([
      cell('a'),
      cell('b', { relations: ['a'] }),
      cell('c', { relations: ['b'] }),
      cell('d'),
    ]);
    expect([...withDependants(graph, ['a'])].toSorted()).toEqual(['a', 'b', 'c']);
    expect([...withNeeds(graph, 'c')].toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('sees that a name means something else now', () => {
    const before = buildGraph([cell('a', { relations: ['rfm'] })]);
    const after = buildGraph([cell('a', { relations: ['rfm'] }), cell('rfm')]);
    expect(after.nodes.get('a')?.content).not.toBe(before.nodes.get('a')?.content);
  });
});
