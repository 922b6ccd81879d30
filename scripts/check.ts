import { fileURLToPath } from 'node:url';
import type { CommandResult } from './command.ts';
import { runCommand, tool } from './command.ts';

export interface CheckResult extends CommandResult {
  name: string;
}

/** The slow ones first: two run at a time. */
const CHECKS: { name: string; bin: string; args: string[] }[] = [
  { name: 'eslint', bin: 'eslint', args: ['.', '--max-warnings=0'] },
  {
    name: 'svelte-check',
    bin: 'svelte-check',
    args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'tsc', bin: 'tsc', args: ['--noEmit', '--pretty', 'false'] },
  {
    name: 'dependency-cruiser',
    bin: 'depcruise',
    args: ['src', 'scripts', 'bench', 'tests', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'knip', bin: 'knip', args: ['--no-progress'] },
  { name: 'prettier', bin: 'prettier', args: ['--check', '--log-level=warn', '.'] },
];

const LIMIT_MS = 300_000;

/** Runs every static check, prints a line for each and the output of those that fail. */
export async function runChecks(): Promise<CheckResult[]> {
  const waiting = [...CHECKS];
  const results: CheckResult[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, bin, args } = next;
      const result = await runCommand(tool(bin), args, {
        timeout: LIMIT_MS,
        env: { NO_COLOR: '1', FORCE_COLOR: '0' },
        output: 'keep',
      });
      results.push({ name, ...result });
      console.log(`${result.ok ? '✓' : '✗'} ${name.padEnd(20)} ${result.seconds.toFixed(1)} s`);
      if (!result.ok) console.log(`\n${result.output.trim().replace(/^/gm, '    ')}\n`);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await runChecks();
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  console.log(failed.length === 0 ? '\nAll checks pass.' : `\nFailed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
