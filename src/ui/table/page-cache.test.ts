import { expect, it, vi } from 'vitest';
import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { PageCache } from './page-cache';

/** A fetch that answers when told to, and remembers what it was asked. */
function slowFetch() {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const fetch = (offset: number, limit: number): Promise<Result<readonly number[]>> => {
    asked.push(offset);
    return new Promise((resolve) => {
      answers.push(() => resolve(ok(Array.from({ length: limit }, (_, i) => offset + i))));
    });
  };
  const answer = async () => {
    answers.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { fetch, asked, answer };
}

it('fetches the pages in sight and tells when they are there', async () => {
  const { fetch, asked, answer } = slowFetch();
  const onchange = vi.fn();
  const cache = new PageCache(fetch, onchange, { pageRows: 10 });
  cache.want(8, 12);
  expect(asked).toEqual([0, 10]);
  expect(cache.row(8)).toBeUndefined();
  await answer();
  expect(onchange).toHaveBeenCalledTimes(1);
  expect(cache.row(8)).toBe(8);
  expect(cache.row(10)).toBeUndefined();
});

it('passes over what scrolled out of sight before its turn', async () => {
  const { fetch, asked, answer } = slowFetch();
  const cache = new PageCache(fetch, () => undefined, { pageRows: 10, parallel: 1 });
  cache.want(0, 10);
  for (let row = 10; row < 1000; row += 10) cache.want(row, row + 10);
  await answer();
  expect(asked).toEqual([0, 990]);
});

it('keeps the pages used last, and fetches an older one again', async () => {
  const { fetch, asked, answer } = slowFetch();
  const cache = new PageCache(fetch, () => undefined, { pageRows: 10, pages: 2 });
  for (const row of [0, 10, 0, 20]) {
    cache.want(row, row + 10);
    await answer();
  }
  expect(cache.row(0)).toBe(0);
  expect(cache.row(10)).toBeUndefined();
  cache.want(10, 20);
  expect(asked).toEqual([0, 10, 20, 10]);
});

it('stops at a failure until asked to try again', async () => {
  const error = quintileError('engine.query_failed', { detail: 'gone' });
  const results: Result<readonly number[]>[] = [fail(error), ok([7])];
  const fetch = vi.fn(() => Promise.resolve(results.shift() ?? ok([])));
  const cache = new PageCache(fetch, () => undefined, { pageRows: 10 });
  cache.want(0, 1);
  await vi.waitFor(() => expect(cache.error).toEqual(error));
  cache.want(0, 1);
  expect(fetch).toHaveBeenCalledTimes(1);
  cache.retry();
  await vi.waitFor(() => expect(cache.row(0)).toBe(7));
  expect(cache.error).toBeNull();
});

it('does not take a cancelled fetch for a failure', async () => {
  const onchange = vi.fn();
  const cache = new PageCache(
    () => Promise.resolve(fail(quintileError('cancelled', {}))),
    onchange,
  );
  cache.want(0, 1);
  await vi.waitFor(() => expect(onchange).toHaveBeenCalled());
  expect(cache.error).toBeNull();
});
