import { describe, it } from 'vitest';
import { hasShared, SHARED } from './shared-data';

export { sharedPath } from './shared-data';

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
