import type { Reading, ReadingChoices } from '../base/reading';
import type { Result } from '../base/result';
import type { ConvertHooks } from './convert/converter';
import { readCsv } from './csv/read';
import { recognise } from './open/recognise';
import { previewReading, type FilePreview } from './preview';
import type { Reader } from './reader';
import { sniffFile, type Sniff } from './sniff/sniff-file';

/** All that is done with files of one kind. */
export interface FileKind {
  /** Finds how a file is to be read, from samples of it. */
  sniff(file: File, choices: ReadingChoices, hooks?: ConvertHooks): Promise<Result<Sniff>>;
  /** The first rows as they would be read, without the engine. */
  preview(file: File, choices: ReadingChoices, signal?: AbortSignal): Promise<Result<FilePreview>>;
  read: Reader;
}

/** Delimited text, and what becomes it first. */
const TEXT: FileKind = { sniff: sniffFile, preview: previewReading, read: readCsv };

/** Bytes that tell a columnar file. */
const HEAD = 16;

/** Finds the kind of a file. Kinds that need a large library load it when the first such file is there. */
export class Formats {
  constructor(private readonly loadColumnar: () => Promise<FileKind>) {}

  /** By the first bytes of the file. */
  async ofFile(file: File): Promise<FileKind> {
    try {
      const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
      const found = recognise(head);
      return await this.of(found.kind === 'table' ? found.format : 'csv');
    } catch {
      // A file that has gone is reported by who reads it.
      return TEXT;
    }
  }

  of(format: Reading['format']): Promise<FileKind> {
    return format === 'parquet' || format === 'arrow' ? this.loadColumnar() : Promise.resolve(TEXT);
  }
}
