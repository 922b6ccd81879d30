/** Width in pixels of a line of text. Charts take it as a parameter, so that layouts can be tested without a page. */
export type Measure = (text: string, size: number, weight?: number) => number;

/** A measure without a page: average widths of a humanist sans-serif, on the wide side. */
export const estimateWidth: Measure = (text, size, weight = 400) => {
  let ems = 0;
  for (const letter of text) {
    if (/[ilj.,;:'’|!\u00a0\u202f ]/.test(letter)) ems += 0.31;
    else if (/[mwMW%—]/.test(letter)) ems += 0.88;
    else if (/[A-Z]/.test(letter)) ems += 0.69;
    else if (letter.charCodeAt(0) > 0x2fff) ems += 1;
    else ems += 0.57;
  }
  return ems * size * (weight >= 600 ? 1.07 : 1);
};

/** A measure by the fonts of an element of the page. */
export function pageMeasure(element: Element): Measure {
  const standing = measures.get(element);
  if (standing) return standing;
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return estimateWidth;
  const family = getComputedStyle(element).fontFamily;
  const measure: Measure = (text, size, weight = 400) => {
    context.font = `${weight} ${size}px ${family}`;
    return context.measureText(text).width;
  };
  measures.set(element, measure);
  return measure;
}

/** Asking for the computed style has the page laid out: once is enough. */
const measures = new WeakMap<Element, Measure>();

/**
 * Text from data as one line to show: control characters become spaces, and marks that turn the direction of what
 * follows are dropped, so that a name cannot rewrite its neighbourhood.
 */
export function plainLabel(text: string): string {
  return (
    text
      .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      // eslint-disable-next-line no-control-regex -- these are what it is about
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .trim()
  );
}

/** The text, cut with an ellipsis where it is wider than `width` pixels. */
export function ellipsis(
  text: string,
  width: number,
  size: number,
  measure: Measure,
  weight = 400,
): string {
  if (measure(text, size, weight) <= width) return text;
  const letters = Array.from(text);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const half = (fits + tooMany) >> 1;
    const cut = `${letters.slice(0, half).join('').trimEnd()}…`;
    if (measure(cut, size, weight) <= width) fits = half;
    else tooMany = half;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}

/** Breaks text between words into at most `lines` lines of `width` pixels; what does not fit ends in an ellipsis. */
export function wrapWords(
  text: string,
  width: number,
  lines: number,
  size: number,
  measure: Measure,
  weight = 400,
): string[] {
  const wrapped: string[] = [];
  let words = text.split(/ +/);
  while (words.length > 0) {
    if (wrapped.length === lines - 1) {
      wrapped.push(ellipsis(words.join(' '), width, size, measure, weight));
      break;
    }
    let count = 1;
    while (
      count < words.length &&
      measure(words.slice(0, count + 1).join(' '), size, weight) <= width
    )
      count++;
    wrapped.push(ellipsis(words.slice(0, count).join(' '), width, size, measure, weight));
    words = words.slice(count);
  }
  return wrapped;
}

/**
 * Rows for labels that are centred on positions along a line, so that none overlaps its neighbour: the first row
 * that is free takes it. Labels are kept inside 0 to `width`.
 *
 * @returns for each label its centre and its row (0 is nearest to the line)
 */
export function stackLabels(
  labels: readonly { readonly at: number; readonly width: number }[],
  width: number,
  gap = 8,
): { center: number; row: number }[] {
  const order = labels.map((_, index) => index).sort((a, b) => at(a) - at(b));
  const ends: number[] = [];
  const placed = labels.map(() => ({ center: 0, row: 0 }));
  for (const index of order) {
    const half = (labels[index]?.width ?? 0) / 2;
    const center = Math.max(half, Math.min(width - half, at(index)));
    let row = ends.findIndex((end) => end + gap <= center - half);
    if (row < 0) row = ends.length;
    ends[row] = center + half;
    placed[index] = { center, row };
  }
  return placed;

  function at(index: number): number {
    return labels[index]?.at ?? 0;
  }
}
