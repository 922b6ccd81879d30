import { describe, expect, it } from 'vitest';
import type { PlaywrightReport, VitestReport } from '../../scripts/test-report';
import { countPlaywright, countVitest, formatReport, judge } from '../../scripts/test-report';

const vitest: VitestReport = {
  testResults: [
    {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'divides' },
        { status: 'skipped', fullName: 'roots: skipped, no data' },
      ],
    },
    { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
  ],
};

const playwright: PlaywrightReport = {
  errors: [],
  stats: { expected: 3, unexpected: 1, flaky: 1 },
  suites: [
    {
      specs: [],
      suites: [
        {
          specs: [
            {
              title: 'prints',
              tests: [
                { status: 'skipped', annotations: [{ type: 'skip', description: 'no printer' }] },
              ],
            },
          ],
        },
      ],
    },
  ],
};

describe('the test report', () => {
  it('counts failed tests and files that broke before their first test', () => {
    expect(countVitest(vitest)).toEqual({
      passed: 1,
      failed: 2,
      skipped: ['roots: skipped, no data'],
    });
  });

  it('counts a flaky test as failed and says why one was skipped', () => {
    expect(countPlaywright(playwright)).toEqual({
      passed: 3,
      failed: 2,
      skipped: ['prints (no printer)'],
    });
  });

  it('fails a suite without a test, without a report, or whose runner failed', () => {
    expect(judge(undefined, true)).toMatchObject({ failed: 1, note: 'ran no test' });
    expect(judge({ passed: 0, failed: 0, skipped: ['x'] }, true)).toMatchObject({ failed: 1 });
    expect(judge({ passed: 5, failed: 0, skipped: [] }, false)).toMatchObject({ failed: 1 });
    expect(judge({ passed: 5, failed: 0, skipped: [] }, true)).toMatchObject({ failed: 0 });
  });

  it('ends with the sum over all suites', () => {
    const suite = { name: 'unit', passed: 2, failed: 1, skipped: [], seconds: 1 };
    const last = (text: string): string | undefined => text.split('\n').at(-1);
    expect(last(formatReport([suite, suite]))).toBe('4 passed, 2 failed');
    expect(last(formatReport([suite, { ...suite, skipped: ['t'] }]))).toBe(
      '4 passed, 2 failed, 1 skipped',
    );
  });
});
