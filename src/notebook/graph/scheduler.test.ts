import { describe, expect, it } from 'vitest';
import { quintileError } from '../../base/errors';
import { fail, ok } from '../../base/result';
import { buildGraph } from './graph';
import { PROVIDES_NOTHING, READS_NOTHING, type CellFacts, type Reads } from './reads';
import { Scheduler } from './scheduler';

function cell(name: string, reads: Partial<Reads> = {}, content = name): CellFacts {
  return {
    id: name,
    label: name,
    content,
    provides: { ...PROVIDES_NOTHING, relations: [name] },
    reads: { ...READS_NOTHING, ...reads },
    error: null,
  };
}

const reads = (...relations: string[]): Partial<Reads> => ({ relations });

/** A scheduler whose cells take a turn of the event loop, and a record of what ran. */
function harness(options: { failing?: readonly string[] } = {}) {
  const failing = new Set(options.failing);
  const ran: string[] = [];
  const aborted: string[] = [];
  const scheduler = new Scheduler(
    async (id, signal) => {
      ran.push(id);
      signal.addEventListener('abort', () => aborted.push(id));
      await new Promise((resolve) => setTimeout(resolve, 2));
      return failing.has(id)
        ? fail(quintileError('engine.query_failed', { detail: id }))
        : ok(undefined);
    },
    () => undefined,
  );
  return { scheduler, ran, aborted, failing };
}

describe('the scheduler', () => {
  it('runs cells after what they read', async () => {
    const { scheduler, ran } = harness();
    scheduler.setGraph(buildGraph([cell('c', reads('b')), cell('b', reads('a')), cell('a')]));
    scheduler.runAll();
    await scheduler.settled();
    expect(ran).toEqual(['a', 'b', 'c']);
    expect(scheduler.status('c').state).toBe('done');
  });

  it('reruns only what depends on a change', async () => {
    const { scheduler, ran } = harness();
    scheduler.setGraph(
      buildGraph([cell('a'), cell('b', reads('a')), cell('c', reads('b')), cell('d'), cell('e')]),
    );
    scheduler.runAll();
    await scheduler.settled();
    ran.length = 0;
    scheduler.invalidate(['b']);
    await scheduler.settled();
    expect(ran).toEqual(['b', 'c']);
  });

  it('tells which cells have changed since they ran', async () => {
    const { scheduler } = harness();
    scheduler.setGraph(buildGraph([cell('a'), cell('b', reads('a'))]));
    expect(scheduler.changed()).toEqual(['a', 'b']);
    scheduler.runAll();
    await scheduler.settled();
    scheduler.setGraph(buildGraph([cell('a', {}, 'other'), cell('b', reads('a'))]));
    expect(scheduler.changed()).toEqual(['a']);
  });

  it('stops only the dependants of a failing cell, and says why', async () => {
    const { scheduler, ran } = harness({ failing: ['b'] });
    scheduler.setGraph(
      buildGraph([cell('a'), cell('b', reads('a')), cell('c', reads('b')), cell('d', reads('a'))]),
    );
    scheduler.runAll();
    await scheduler.settled();
    expect(ran).toEqual(['a', 'b', 'd']);
    expect(scheduler.status('b')).toMatchObject({ state: 'failed' });
    expect(scheduler.status('c')).toMatchObject({ state: 'blocked', blockedBy: 'b' });
    expect(scheduler.status('d').state).toBe('done');
  });

  it('brings blocked cells to life when what they read works again', async () => {
    const { scheduler, failing } = harness({ failing: ['a'] });
    scheduler.setGraph(buildGraph([cell('a'), cell('b', reads('a'))]));
    scheduler.runAll();
    await scheduler.settled();
    failing.clear();
    scheduler.invalidate(['a']);
    await scheduler.settled();
    expect(scheduler.status('b').state).toBe('done');
  });

  it('waits for roles, says which, and runs when they come', async () => {
    const { scheduler, ran } = harness();
    scheduler.setGraph(
      buildGraph([cell('a', reads('transactions')), cell('b', reads('a')), cell('c')]),
    );
    scheduler.runAll();
    await scheduler.settled();
    expect(ran).toEqual(['c']);
    expect(scheduler.status('a')).toMatchObject({ state: 'waiting', needs: ['transactions'] });
    expect(scheduler.status('b')).toMatchObject({ state: 'waiting', needs: ['transactions'] });
    scheduler.setRoles(new Set(['transactions']));
    scheduler.originsChanged(new Set(['role:transactions']));
    await scheduler.settled();
    expect(scheduler.status('b').state).toBe('done');
    expect(ran).toEqual(['c', 'a', 'b']);
  });

  it('aborts a run that something newer supersedes, and drops its answer', async () => {
    const { scheduler, ran, aborted } = harness();
    scheduler.setGraph(buildGraph([cell('a'), cell('b', reads('a'))]));
    scheduler.invalidate(['a']);
    scheduler.invalidate(['a']);
    await scheduler.settled();
    expect(aborted).toEqual(['a']);
    expect(ran).toEqual(['a', 'a', 'b']);
  });

  it('ends at once what will be run anew, and lets it wait until then', async () => {
    const { scheduler, ran, aborted } = harness();
    scheduler.setGraph(buildGraph([cell('a'), cell('b', reads('a')), cell('c')]));
    scheduler.runAll();
    scheduler.supersede(['a']);
    expect(aborted).toEqual(['a']);
    expect(scheduler.status('a').state).toBe('queued');
    expect(scheduler.changed()).toEqual(['a']);
    scheduler.invalidate(['a']);
    await scheduler.settled();
    expect(ran).toEqual(['a', 'c', 'a', 'b']);
  });

  it('does not wait for ever in a circle', async () => {
    const { scheduler } = harness();
    scheduler.setGraph(buildGraph([cell('a', reads('b')), cell('b', reads('a'))]));
    scheduler.runAll();
    await scheduler.settled();
    expect(scheduler.status('a')).toMatchObject({ state: 'failed' });
    expect(scheduler.status('a').error?.code).toBe('notebook.cycle');
  });

  it('stops on demand', async () => {
    const { scheduler, aborted } = harness();
    scheduler.setGraph(buildGraph([cell('a'), cell('b', reads('a'))]));
    scheduler.runAll();
    scheduler.stop();
    await scheduler.settled();
    expect(aborted).toEqual(['a']);
    expect(scheduler.status('a').state).toBe('cancelled');
    expect(scheduler.status('b').state).toBe('cancelled');
  });

  it('runs up to a cell with what it needs, and nothing after it', async () => {
    const { scheduler, ran } = harness();
    scheduler.setGraph(
      buildGraph([cell('a'), cell('b', reads('a')), cell('c', reads('b')), cell('d')]),
    );
    scheduler.runTo('b');
    await scheduler.settled();
    expect(ran).toEqual(['a', 'b']);
    scheduler.runTo('b');
    await scheduler.settled();
    expect(ran).toEqual(['a', 'b', 'b']);
  });

  it('forgets cells that have gone', async () => {
    const { scheduler, aborted } = harness();
    scheduler.setGraph(buildGraph([cell('a')]));
    scheduler.runAll();
    scheduler.setGraph(buildGraph([]));
    await scheduler.settled();
    expect(aborted).toEqual(['a']);
  });
});
