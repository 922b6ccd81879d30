import { describe, expect, it } from 'vitest';
import { notebookFragment, routeOf } from './route';

describe('addresses', () => {
  it('lead to the start page, a kept notebook, or a shared one', () => {
    expect(routeOf('')).toEqual({ kind: 'start' });
    expect(routeOf('#/')).toEqual({ kind: 'start' });
    expect(routeOf(notebookFragment('a1-B2'))).toEqual({ kind: 'notebook', id: 'a1-B2' });
    expect(routeOf('#s=1.abc')).toEqual({ kind: 'link', fragment: '#s=1.abc' });
    expect(routeOf('#s=9.abc').kind).toBe('link');
  });

  it('that are damaged lead to the start page', () => {
    expect(routeOf('#/n/')).toEqual({ kind: 'start' });
    expect(routeOf('#/n/../x')).toEqual({ kind: 'start' });
    expect(routeOf('#grid')).toEqual({ kind: 'start' });
  });
});
