import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of reference data beside the checkout: it is too large for the repository. */
export const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));

/** Whether it is there. */
export const hasShared = existsSync(SHARED);

/** The path of a file of that folder. */
export function sharedPath(...parts: string[]): string {
  return join(SHARED, ...parts);
}
