import { ok, type Result } from '../base/result';
import type { ReadingChoices } from '../base/reading';
import type { TableInFile } from '../intake/convert/converter';
import { converterOf } from '../intake/convert/converters';
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
  const read = await kind.preview(file, choices, signal);
  if (!read.ok) return read;
  const shown = masked ? shapesOf(read.value) : read.value;
  const { sniff, rejected, setAside, ...rest } = shown;
  const { reading, ambiguousColumns: ambiguousDates, ambiguousNumbers = [] } = sniff;
  return ok({
    ...rest,
    report: reportOf({ ...source, choices, reading, ambiguousDates, ambiguousNumbers }),
    rejected: rejected.map((record) => ({ ...record, source: source.name, file: file.name })),
    setAside: setAside.map((record) => ({ ...record, source: source.name, file: file.name })),
  });
}

/** The tables that can be chosen from in the file of a source. */
export async function tablesOfSource({
  files: [file],
  reading,
}: StoredSource): Promise<Result<readonly TableInFile[]>> {
  const converter = file && reading ? await converterOf(reading.format) : null;
  return file && converter ? converter.tables(file) : ok([]);
}
