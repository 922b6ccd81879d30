import { ok, type Result } from '../base/result';
import type { ReadingChoices } from '../base/reading';
import type { Formats } from '../intake/formats';
import { shapesOf } from '../intake/preview-shapes';
import type { ReadingPreview } from './protocol';
import { reportOf, type StoredSource } from './source-store';

/** How the first rows of a source would look under other choices; what stands is not touched. */
export async function previewSource(
  formats: Formats,
  source: StoredSource,
  choices: ReadingChoices,
  masked: boolean,
  signal: AbortSignal,
): Promise<Result<ReadingPreview>> {
  const [file] = source.files;
  if (!file) throw new RangeError('a source needs a file');
  const kind = await formats.ofFile(file);
  const read = await kind.preview(file, { ...source.choices, ...choices }, signal);
  if (!read.ok) return read;
  const { sniff, columns, rows, raw, rejected, setAside } = masked
    ? shapesOf(read.value)
    : read.value;
  return ok({
    report: reportOf({ ...source, reading: sniff.reading, ambiguousDates: sniff.ambiguousColumns }),
    columns,
    rows,
    raw,
    rejected: rejected.map((record) => ({ ...record, source: source.name, file: file.name })),
    setAside: setAside.map((record) => ({ ...record, source: source.name, file: file.name })),
  });
}
