import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));

/** Whether the folder of reference data beside the checkout is there: it is too large for the repository. */
export const hasShared = existsSync(SHARED);

/** The path of a file of that folder. */
export function sharedPath(...parts: string[]): string {
  return join(SHARED, ...parts);
}

/** A `describe` over reference data. Without the data it is skipped, and says so. */
export function describeWithShared(name: string, define: () => void): void {
  if (hasShared) {
    describe(name, define);
    return;
  }
  const reason = `skipped: the reference data are not at ${SHARED}`;
  console.warn(`${name}: ${reason}`);
  describe(name, () => {
    it.skip(reason);
  });
}
