import { describe, expect, it } from 'vitest';
import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import { Findings } from './findings';

describe('what models have found', () => {
  it('is found once, until the data change', async () => {
    const findings = new Findings();
    let found = 0;
    const find = () => Promise.resolve(ok(++found));
    expect(await findings.recall('a', find)).toEqual(ok(1));
    expect(await findings.recall('a', find)).toEqual(ok(1));
    findings.clear();
    expect(await findings.recall('a', find)).toEqual(ok(2));
  });

  it('is not remembered where it failed', async () => {
    const findings = new Findings();
    await findings.recall('a', () => Promise.resolve(fail(quintileError('cancelled', {}))));
    expect(await findings.recall('a', () => Promise.resolve(ok(1)))).toEqual(ok(1));
  });

  it('is kept for the few that were asked for last', async () => {
    const findings = new Findings();
    for (const key of ['a', 'b', 'c', 'd'])
      await findings.recall(key, () => Promise.resolve(ok(key)));
    await findings.recall('a', () => Promise.resolve(ok('anew')));
    await findings.recall('e', () => Promise.resolve(ok('e')));
    expect(await findings.recall('a', () => Promise.resolve(ok('anew')))).toEqual(ok('a'));
    expect(await findings.recall('b', () => Promise.resolve(ok('anew')))).toEqual(ok('anew'));
  });
});
