import { describe, expect, it } from 'vitest';
import { notebookFragment, routeOf } from './route';

describe('addresses', () => {
  it('lead to the start page, a kept notebook, or a shared one', () => {
    expect(routeOf('')).toEqual({ kind: 'start' });
    expect(routeOf('#/')).toEqual({ kind: 'start' });
    expect(routeOf(notebookFragment('a1-B2'))).toEqual({
      kind: 'notebook',
      id: 'a1-B2',
      customer: null,
    });
    expect(routeOf('#s=1.abc')).toEqual({ kind: 'link', fragment: '#s=1.abc' });
    expect(routeOf('#s=9.abc').kind).toBe('link');
  });

  it('name the customer who is looked at, whatever the id is made of', () => {
    for (const customer of ['C10001', "o'hara & sons/50 %?#", 'ärzte@example.org', '../x']) {
      const address = notebookFragment('a1', customer);
      expect(routeOf(address)).toEqual({ kind: 'notebook', id: 'a1', customer });
    }
    expect(routeOf('#/n/a1?customer=')).toMatchObject({ id: 'a1', customer: null });
    expect(routeOf('#/n/a1?customer=%E0%A4%A')).toMatchObject({ id: 'a1', customer: null });
    expect(routeOf('#/n/a1?other=1')).toEqual({ kind: 'start' });
  });

  it('name files beside the page that are to be read', () => {
    expect(routeOf('#/?data=orders.csv,data/a%2Cb%20c.csv')).toEqual({
      kind: 'data',
      addresses: ['orders.csv', 'data/a,b c.csv'],
    });
    expect(routeOf('#/?data=')).toEqual({ kind: 'start' });
    expect(routeOf('#/?data=,%E0%A4%A')).toEqual({ kind: 'start' });
  });

  it('that are damaged lead to the start page', () => {
    expect(routeOf('#/n/')).toEqual({ kind: 'start' });
    expect(routeOf('#/n/../x')).toEqual({ kind: 'start' });
    expect(routeOf('#grid')).toEqual({ kind: 'start' });
  });
});
