import type { NumberKind } from './number-format';

const DAY_MS = 86_400_000;
/** Serial 0 of the two ways that workbooks count days. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31 */
const LAST_SERIAL = 2_958_465;

/**
 * A number of days as the workbook means it: `2024-01-31`, `2024-01-31T14:30:00`, `14:30:00`, `26:30:00`. Nothing is
 * dropped: a date with a time behind it is written with it, whatever the format shows. Null where the number is no
 * date, as before 1900.
 */
export function serialText(serial: number, kind: NumberKind, is1904: boolean): string | null {
  const isClock = serial >= 0 && serial < 1 && (kind === 'time' || (!is1904 && serial > 0));
  if (kind === 'duration' || isClock) return clock(Math.round(serial * DAY_MS));
  if (serial < (is1904 ? 0 : 1) || serial >= LAST_SERIAL + 1) return null;
  // Days are counted as if 1900 had a 29 February: before it, all are one too far on.
  const counted = !is1904 && serial < 60 ? serial + 1 : serial;
  const at = (is1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(counted * DAY_MS);
  const iso = new Date(at).toISOString();
  const midnight = at % DAY_MS === 0;
  if (kind !== 'datetime' && midnight) return iso.slice(0, 10);
  return at % 1000 === 0 ? iso.slice(0, 19) : iso.slice(0, 23);
}

function clock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const rest = Math.abs(ms) % 1000;
  return `${ms < 0 ? '-' : ''}${text}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`;
}
