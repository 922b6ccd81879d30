import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { writtenOnce } from '../csv-file';

/** The file in gzip, beside it. */
export function gzipped(path: string): Promise<string> {
  return writtenOnce(`${path}.gz`, (partial) =>
    pipeline(createReadStream(path), createGzip(), createWriteStream(partial)),
  );
}

/** A ZIP archive with the file, beside it. */
export function zipArchive(path: string): Promise<string> {
  return writtenOnce(`${path}.zip`, async (partial) => {
    const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    await zip.add(basename(path), new BlobReader(await openAsBlob(path)));
    await writeFile(partial, (await zip.close()).stream());
  });
}
