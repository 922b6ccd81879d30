import { join } from 'node:path';
import type { Page } from 'playwright';
import { build } from 'vite';
import { serve } from '../scripts/serve';
import { withPage } from './browser';
import type { KernelProbe } from './kernel-page/kernel-page';

/** Calls the probe of the page by name. */
type Ask = <Name extends keyof KernelProbe>(
  name: Name,
  ...args: KernelProbe[Name] extends (...args: infer Args) => unknown ? Args : []
) => Promise<
  KernelProbe[Name] extends (...args: never[]) => Promise<infer Answer> ? Answer : KernelProbe[Name]
>;

/** Opens the page in a fresh browser, with files chosen and nothing read of them. */
type OpenKernel = <T>(files: readonly string[], work: (ask: Ask) => Promise<T>) => Promise<T>;

/**
 * Builds a page with the app's kernel and nothing else, so that nothing is drawn, and figures are the kernel's with the
 * way there and back.
 */
export async function withKernels<T>(
  root: string,
  work: (open: OpenKernel) => Promise<T>,
): Promise<T> {
  await build({ configFile: join(root, 'bench/kernel-page/vite.config.ts'), logLevel: 'warn' });
  const server = await serve({ dir: join(root, '.cache/kernel-page') });
  try {
    return await work((files, visit) =>
      withPage(server.url, async (page) => {
        await page.locator('html[data-ready]').waitFor();
        await page.locator('#files').setInputFiles([...files]);
        return visit(askOf(page));
      }),
    );
  } finally {
    await server.close();
  }
}

/**
 * Has such a page read the files, and works with it.
 *
 * @param roles what the files have to be understood as, without a question
 */
export function withKernel<T>(
  root: string,
  files: readonly string[],
  roles: readonly string[],
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  return withKernels(root, (open) =>
    open(files, async (ask) => {
      const found = await ask('read');
      const missing = roles.filter((role) => !found.includes(role));
      if (missing.length > 0) throw new Error(`not understood: ${missing.join(', ')}`);
      return work(ask);
    }),
  );
}

function askOf(page: Page): Ask {
  const ask = (name: string, ...args: unknown[]) =>
    page.evaluate(
      ([wanted, given]) => {
        const { probe } = window as unknown as { probe: Record<string, unknown> };
        const one = probe[wanted];
        return typeof one === 'function'
          ? (one as (...all: unknown[]) => unknown).apply(probe, given)
          : one;
      },
      [name, args] as const,
    );
  return ask as Ask;
}
