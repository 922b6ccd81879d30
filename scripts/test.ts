import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChecks } from './check.ts';
import { requireChromium } from './chromium.ts';
import { ROOT, runCommand, tool } from './command.ts';
import type { Counts, PlaywrightReport, SuiteResult, VitestReport } from './test-report.ts';
import { countPlaywright, countVitest, formatReport, judge } from './test-report.ts';

const REPORTS = join(ROOT, '.cache', 'test');
const MINUTE = 60_000;

const SUITES = {
  check: runCheckSuite,
  unit: () => runVitest('unit', 'node', 15 * MINUTE),
  browser: () => runVitest('browser', 'browser', 15 * MINUTE),
  e2e: runEndToEnd,
} satisfies Record<string, () => Promise<SuiteResult[]>>;

type SuiteName = keyof typeof SUITES;

function isSuite(name: string): name is SuiteName {
  return Object.hasOwn(SUITES, name);
}

async function runCheckSuite(): Promise<SuiteResult[]> {
  const start = performance.now();
  const results = await runChecks();
  return [
    {
      name: 'check',
      passed: results.filter(({ ok }) => ok).length,
      failed: results.filter(({ ok }) => !ok).length,
      skipped: [],
      seconds: (performance.now() - start) / 1000,
    },
  ];
}

async function runVitest(name: string, project: string, timeout: number): Promise<SuiteResult[]> {
  const report = join(REPORTS, `${name}.json`);
  const args = ['run', '--project', project, '--allowOnly=false'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return [
    await runSuite(name, 'vitest', [...args, ...reporters], { timeout, env: {} }, async () =>
      countVitest((await readJson(report)) as VitestReport),
    ),
  ];
}

async function runEndToEnd(): Promise<SuiteResult[]> {
  const build = await runCommand(tool('vite'), ['build', '--logLevel=warn'], {
    timeout: 10 * MINUTE,
    output: 'show',
  });
  const suite = { name: 'build', skipped: [], seconds: build.seconds };
  if (!build.ok) {
    console.log('✗ e2e: not run, because the build failed');
    return [
      { ...suite, passed: 0, failed: 1 },
      { ...suite, name: 'e2e', passed: 0, failed: 1, seconds: 0 },
    ];
  }
  const report = join(REPORTS, 'e2e.json');
  const args = ['test', '--forbid-only', '--reporter=list,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const e2e = await runSuite('e2e', 'playwright', args, { timeout: 30 * MINUTE, env }, async () =>
    countPlaywright((await readJson(report)) as PlaywrightReport),
  );
  return [{ ...suite, passed: 1, failed: 0 }, e2e];
}

async function runSuite(
  name: string,
  bin: string,
  args: string[],
  limits: { timeout: number; env: Record<string, string> },
  count: () => Promise<Counts>,
): Promise<SuiteResult> {
  const { ok, timedOut, seconds } = await runCommand(tool(bin), args, {
    ...limits,
    output: 'show',
  });
  if (timedOut) console.log(`✗ ${name}: stopped after ${limits.timeout / MINUTE} minutes`);
  const { note, ...counts } = judge(await count().catch(() => undefined), ok);
  if (note !== undefined) console.log(`✗ ${name}: ${note}`);
  return { name, ...counts, seconds };
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const names = (values.only ?? Object.keys(SUITES)).flatMap((value) => value.split(','));
  const unknown = names.filter((name) => !isSuite(name));
  if (unknown.length > 0) {
    console.error(`No suite ${unknown.join(', ')}. Suites: ${Object.keys(SUITES).join(', ')}`);
    return 1;
  }
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  if (names.some((name) => name !== 'check')) {
    const chromium = await requireChromium();
    process.env['QUINTILE_CHROMIUM'] = chromium;
    console.log(`Chromium: ${chromium}`);
  }

  const results: SuiteResult[] = [];
  for (const name of names.filter(isSuite)) {
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}\n`);
    results.push(...(await SUITES[name]()));
  }
  console.log(`\n${formatReport(results)}`);
  return results.every(({ failed }) => failed === 0) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
