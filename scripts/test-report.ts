/** How a suite went. */
export interface SuiteResult {
  name: string;
  passed: number;
  failed: number;
  /** Titles of the tests that did not run; a title says why. */
  skipped: string[];
  seconds: number;
}

export type Counts = Pick<SuiteResult, 'passed' | 'failed' | 'skipped'>;

/** The part that is read of Vitest's JSON report. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** The part that is read of Playwright's JSON report. */
export interface PlaywrightReport {
  errors: unknown[];
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    tests: { status: string; annotations: { type: string; description?: string }[] }[];
  }[];
}

/** Counts Vitest's tests. A file that broke before its first test counts as one failure. */
export function countVitest({ testResults }: VitestReport): Counts {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + brokenFiles.length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  };
}

/** Counts Playwright's tests. One that passed only when repeated, and an error outside tests, is a failure. */
export function countPlaywright({ stats, errors, suites }: PlaywrightReport): Counts {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: suites.flatMap(skippedOf),
  };
}

function skippedOf({ specs, suites = [] }: PlaywrightSuite): string[] {
  const here = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => {
        const reason = annotations.find(({ description }) => description !== undefined);
        return reason?.description === undefined ? title : `${title} (${reason.description})`;
      }),
  );
  return [...here, ...suites.flatMap(skippedOf)];
}

/**
 * What a suite's counts mean together with how its command ended: a suite that ran no test, and a command
 * that failed although no test did, are failures.
 */
export function judge(counts: Counts | undefined, commandOk: boolean): Counts & { note?: string } {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: [] };
  if (passed + failed === 0) return { passed, failed: 1, skipped, note: 'ran no test' };
  if (!commandOk && failed === 0) {
    return { passed, failed: 1, skipped, note: 'the runner failed outside of its tests' };
  }
  return { passed, failed, skipped };
}

/** The last words: a table of the suites, the skipped tests, and alone on the last line the sum. */
export function formatReport(suites: readonly SuiteResult[]): string {
  const sum = (count: (suite: SuiteResult) => number): number =>
    suites.reduce((total, suite) => total + count(suite), 0);
  const row = (...[name, ...numbers]: [string, ...(string | number)[]]): string =>
    name.padEnd(10) + numbers.map((cell) => String(cell).padStart(9)).join('');
  const skipped = sum((suite) => suite.skipped.length);
  return [
    row('suite', 'passed', 'failed', 'skipped', 'seconds'),
    ...suites.map((suite) =>
      row(suite.name, suite.passed, suite.failed, suite.skipped.length, suite.seconds.toFixed(1)),
    ),
    '',
    ...(skipped === 0
      ? []
      : ['Skipped:', ...suites.flatMap((s) => s.skipped.map((t) => `  ${s.name}: ${t}`)), '']),
    `${sum((suite) => suite.passed)} passed, ${sum((suite) => suite.failed)} failed` +
      (skipped === 0 ? '' : `, ${skipped} skipped`),
  ].join('\n');
}
