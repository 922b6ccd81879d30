import type { Format, ReadingChoices } from '../../base/reading';
import { ok } from '../../base/result';
import type { FileKind } from '../formats';
import type { OpenColumnar } from './columnar-file';
import { openArrow } from './open-arrow';
import { parquetOpener } from './open-parquet';
import type { StartParquet } from './parquet-protocol';
import { previewOf } from './preview-columnar';
import { columnarReader } from './read-columnar';
import { sniffColumnar } from './sniff-columnar';

/** Parquet and Arrow files (Feather among them), told apart by their first bytes. */
export function columnarKind(startParquet: StartParquet): FileKind {
  const openParquet = parquetOpener(startParquet);
  const open: OpenColumnar = async (file, options) => {
    const format = await formatOf(file);
    return format === 'parquet' ? openParquet(file, options) : openArrow(file, options);
  };
  const sniff = async (file: File, choices: ReadingChoices, signal: AbortSignal | undefined) =>
    sniffColumnar(await formatOf(file), file, choices, open, signal);
  return {
    sniff: (file, choices, hooks) => sniff(file, choices, hooks?.signal),
    preview: async (file, choices, signal) => {
      const sniffed = await sniff(file, choices, signal);
      return sniffed.ok ? ok(previewOf(sniffed.value)) : sniffed;
    },
    read: columnarReader(open),
  };
}

/** Encrypted Parquet begins with `PARE`. */
async function formatOf(file: File): Promise<Extract<Format, 'parquet' | 'arrow'>> {
  const head = await file
    .slice(0, 3)
    .text()
    .catch(() => '');
  return head === 'PAR' ? 'parquet' : 'arrow';
}
