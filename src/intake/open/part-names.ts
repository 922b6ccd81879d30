import type { FilePart } from './file-part';
import { packedPath, unpackedFrom } from './packed-files';

/** A table that was found, before it has its name. */
export interface FoundPart extends Omit<FilePart, 'name'> {
  /** Where it is in its file, when that holds several. */
  readonly label: string | null;
  /** Name of the file with the archives and folders around it. */
  readonly path: string;
}

/**
 * Names the tables after their files, and after where they are in these. Files of one name, as months in folders have,
 * are called by their paths instead: sources are told apart by the names of their files.
 */
export function withDistinctNames(parts: readonly FoundPart[]): FilePart[] {
  const filesOf = new Map<string, Set<File>>();
  for (const { file } of parts) {
    const namesakes = filesOf.get(foldCase(file.name));
    if (namesakes) namesakes.add(file);
    else filesOf.set(foldCase(file.name), new Set([file]));
  }
  const renamed = new Map<File, File>();
  return parts.map(({ file, choices, label, path }) => {
    const clashes = (filesOf.get(foldCase(file.name))?.size ?? 0) > 1 && path !== file.name;
    const named = clashes ? (renamed.get(file) ?? withName(file, path)) : file;
    renamed.set(file, named);
    return { file: named, choices, name: label === null ? named.name : nameOf(named, label) };
  });
}

/** The same bytes: a file made of a file refers to it. */
function withName(file: File, name: string): File {
  const named = new File([file], name, { type: file.type, lastModified: file.lastModified });
  const packed = packedPath(file);
  return packed === null ? named : unpackedFrom(named, packed);
}

function nameOf(file: File, label: string): string {
  return `${file.name.replace(/\.[^./\\]{1,8}$/, '')} ${label}`;
}

function foldCase(name: string): string {
  return name.toLowerCase();
}
