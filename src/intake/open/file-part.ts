import type { ReadingChoices } from '../../base/reading';

/** One table that came with what the user brought: a file, a file in an archive, a sheet of a workbook. */
export interface FilePart {
  readonly file: File;
  /** What singles the table out of its file. */
  readonly choices: ReadingChoices;
  /** What the source is named after: the file's name, or that and the sheet's. */
  readonly name: string;
  /** What else lies in the archive and is no table; with the first table of it. */
  readonly passedOver?: readonly string[];
}
