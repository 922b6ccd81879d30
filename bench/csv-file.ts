import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname } from 'node:path';

const CHUNK_LINES = 20_000;

/**
 * Writes a file line by line, unless it is there already; a file that is there is whole.
 * @param encoding as Node calls it; `latin1` for lines that hold bytes
 */
export function csvFile(
  path: string,
  lines: () => Iterable<string>,
  encoding: BufferEncoding = 'utf8',
): Promise<string> {
  return writtenOnce(path, async (partial) => {
    const stream = createWriteStream(partial);
    let chunk: string[] = [];
    const flush = async () => {
      if (chunk.length > 0 && !stream.write(`${chunk.join('\n')}\n`, encoding))
        await once(stream, 'drain');
      chunk = [];
    };
    for (const line of lines()) {
      chunk.push(line);
      if (chunk.length === CHUNK_LINES) await flush();
    }
    await flush();
    stream.end();
    await once(stream, 'finish');
  });
}

/** Has a file written elsewhere and moved to its place, unless it is there already. */
export async function writtenOnce(
  path: string,
  write: (partial: string) => Promise<void>,
): Promise<string> {
  if (await exists(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await write(partial);
  await rename(partial, path);
  return path;
}

/** A number with zeros before it. */
export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Cents as an amount with two decimals. */
export function money(cents: number): string {
  return `${String(Math.floor(cents / 100))}.${pad(cents % 100, 2)}`;
}

/** `2024-05-01 23:34:56`, in UTC. */
export function timestamp(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
