/** The version of the format that is written. Defaults of what a notebook leaves out are frozen for each version. */
export const FORMAT_VERSION = 1;

/**
 * What brings a text of one version to the next, by the version it comes from: it writes out the defaults that changed,
 * and the new number. A new version adds an entry here and a folder of golden files; those of the older versions stay
 * and have to be read as before.
 */
const STEPS: ReadonlyMap<number, (text: string) => string> = new Map();

/** Brings a notebook’s text from a known version to this one. */
export function migrate(
  text: string,
  version: number,
  steps: ReadonlyMap<number, (text: string) => string> = STEPS,
  target: number = FORMAT_VERSION,
): string {
  let migrated = text;
  for (let from = version; from < target; from++) {
    const step = steps.get(from);
    if (step === undefined) throw new Error(`No way leads from version ${String(from)} onwards`);
    migrated = step(migrated);
  }
  return migrated;
}
