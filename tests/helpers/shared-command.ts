import { readFile } from 'node:fs/promises';
import type { BrowserCommand } from 'vitest/node';
import { sharedPath } from './shared-data.ts';

/** Lets tests in the browser read the reference data beside the checkout; null without them. */
export const readShared: BrowserCommand<[path: string]> = (_context, path) =>
  readFile(sharedPath(path), 'utf8').catch(() => null);

declare module 'vitest/browser' {
  interface BrowserCommands {
    readShared: (path: string) => Promise<string | null>;
  }
}
