/** A colour in both themes, as #rrggbb. */
export interface ThemedColor {
  readonly light: string;
  readonly dark: string;
}
export type Theme = 'light' | 'dark';

/**
 * Colours of the segments by slot, in the order of the grid (Champions first). Found by a search that pushes all
 * pairs apart in OKLab, as seen with full colour vision and with simulated protanopia, deuteranopia and tritanopia
 * (Machado, Oliveira, Fernandes 2009); each keeps 3 : 1 against the page. The tests measure both.
 */
export const SEGMENT_COLORS: readonly ThemedColor[] = [
  { light: '#1c2ba9', dark: '#457fe9' },
  { light: '#1274c5', dark: '#5ad9fe' },
  { light: '#156d70', dark: '#2ab694' },
  { light: '#1ba26c', dark: '#9edc9e' },
  { light: '#8f6d02', dark: '#fdde52' },
  { light: '#cc7c15', dark: '#f2a617' },
  { light: '#5c3a19', dark: '#9c6645' },
  { light: '#a43a44', dark: '#eb795d' },
  { light: '#7c006d', dark: '#c163b2' },
  { light: '#8481a6', dark: '#a4a5d1' },
];

/** Steps of the sequential scale, from little to much. Text on the first four is `--ink`, on the rest `--surface`. */
export const HEAT_COLORS: readonly ThemedColor[] = [
  { light: '#f0f6fc', dark: '#1a222b' },
  { light: '#d1e3f9', dark: '#1e3246' },
  { light: '#a7cbf4', dark: '#234566' },
  { light: '#76ace8', dark: '#2d5b88' },
  { light: '#2f74bb', dark: '#5e9ddc' },
  { light: '#08569a', dark: '#8bbcef' },
  { light: '#003b71', dark: '#bddbfb' },
];
const LAST_STEP_WITH_INK = 3;

/**
 * Steps of the diverging scale, from far below the middle to far above: orange and blue, which all kinds of colour
 * vision tell apart. Text on the first and the last is `--surface`, on the others `--ink`.
 */
export const DIVERGING_COLORS: readonly ThemedColor[] = [
  { light: '#9c3d00', dark: '#f5a65b' },
  { light: '#e39450', dark: '#85460f' },
  { light: '#f9dcbd', dark: '#4a2e16' },
  { light: '#eef0f3', dark: '#262c34' },
  { light: '#cfe3f8', dark: '#1e3a57' },
  { light: '#74ace6', dark: '#2d5b88' },
  { light: '#0a539c', dark: '#8bbcef' },
];

/** CSS colour of a segment by its place (from 0); it follows the theme. Places beyond the tenth begin again. */
export function segmentColor(place: number): string {
  const slot = ((place % SEGMENT_COLORS.length) + SEGMENT_COLORS.length) % SEGMENT_COLORS.length;
  return `var(--seg-${slot + 1})`;
}

/** Slots for categories that are not segments: the first few are as far apart as the ten allow. */
const CATEGORY_SLOTS: readonly number[] = [1, 5, 8, 2, 0, 6, 9, 7, 3, 4];

/** CSS colour of a category that is no segment, by its place (from 0, at most ten). */
export function categoryColor(place: number): string {
  return segmentColor(CATEGORY_SLOTS[place % CATEGORY_SLOTS.length] ?? place);
}

/** Gives each name of an ordered list its colour. */
export function segmentColors(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, place) => [name, segmentColor(place)]));
}

/** Step of the sequential scale, 0 to 6, for a value between the extremes of the data. */
export function heatStep(value: number, least: number, most: number): number {
  if (!(most > least) || !Number.isFinite(value)) return 0;
  const share = (value - least) / (most - least);
  const steps = HEAT_COLORS.length;
  return Math.min(steps - 1, Math.max(0, Math.floor(share * steps)));
}

/** Steps of the sequential scale that are seen as marks on the page: the three faintest are for areas only. */
export const MARK_STEPS: readonly number[] = [3, 4, 5, 6];

/** As `heatStep`, for dots and bars: only steps that stand out from the page. */
export function markStep(value: number, least: number, most: number): number {
  if (!(most > least) || !Number.isFinite(value)) return 3;
  const share = (value - least) / (most - least);
  return 3 + Math.min(MARK_STEPS.length - 1, Math.max(0, Math.floor(share * MARK_STEPS.length)));
}

/** CSS colour of a step of the sequential scale. */
export function heatColor(step: number): string {
  return `var(--heat-${step + 1})`;
}

/** CSS colour of text on a step of the sequential scale: at least 4.5 : 1 in both themes. */
export function heatInk(step: number): string {
  return step <= LAST_STEP_WITH_INK ? 'var(--ink)' : 'var(--surface)';
}

/** CSS colour of a step of the diverging scale, 0 to 6; 3 is the middle. */
export function divergingColor(step: number): string {
  return `var(--diverging-${step + 1})`;
}

/** CSS colour of text on a step of the diverging scale: at least 4.5 : 1 in both themes. */
export function divergingInk(step: number): string {
  return step > 0 && step < DIVERGING_COLORS.length - 1 ? 'var(--ink)' : 'var(--surface)';
}

/** Black or white, whichever reads better on a colour given as #rrggbb (always at least 4.5 : 1). */
export function textOn(color: string): '#000000' | '#ffffff' {
  return contrast(color, '#000000') > contrast(color, '#ffffff') ? '#000000' : '#ffffff';
}

/** Contrast ratio of two colours given as #rrggbb, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = linearRgb(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue of #rrggbb as linear light, 0 to 1. */
export function linearRgb(color: string): [red: number, green: number, blue: number] {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}
