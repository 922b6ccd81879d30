import type { Format } from '../../base/reading';
import type { Converter } from './converter';

/** Formats that become delimited text before they are read. Each is loaded when a file of it is there. */
const LOADERS: Readonly<Partial<Record<Format, () => Promise<Converter>>>> = {
  json: async () => (await import('./json')).jsonConverter,
  xlsx: async () => (await import('./xlsx')).xlsxConverter,
  html: async () => (await import('./html')).htmlConverter,
};

/** The converter of a format; null where the format needs none. */
export function converterOf(format: Format): Promise<Converter> | null {
  return LOADERS[format]?.() ?? null;
}
