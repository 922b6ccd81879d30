/**
 * Writes public/samples. With --check, writes nothing and fails when a file there differs from what
 * would be written, or is not one of them.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSamples } from './samples';
import type { SampleFile } from './samples';

const FOLDER = fileURLToPath(new URL('../../public/samples', import.meta.url));

const files = makeSamples();
if (process.argv.includes('--check')) check(files);
else write(files);

function write(samples: readonly SampleFile[]): void {
  for (const { path, text } of samples) {
    const target = join(FOLDER, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`${path}  ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`);
  }
}

function check(samples: readonly SampleFile[]): void {
  const expected = new Map(samples.map(({ path, text }) => [path, text]));
  const found = filesOnDisk();
  const problems = [
    ...[...expected.keys()]
      .filter((path) => !found.includes(path))
      .map((path) => `missing: ${path}`),
    ...found.filter((path) => !expected.has(path)).map((path) => `unknown: ${path}`),
    ...found
      .filter((path) => expected.has(path))
      .filter((path) => readFileSync(join(FOLDER, path), 'utf8') !== expected.get(path))
      .map((path) => `differs: ${path}`),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error('public/samples is not what the script makes: run npm run samples');
    process.exitCode = 1;
  } else console.log(`${samples.length} sample files are what the script makes`);
}

function filesOnDisk(): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
