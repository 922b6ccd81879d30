/** What a number format makes of a number. `time` is a time of day, `duration` hours that run on beyond 24. */
export type NumberKind = 'number' | 'date' | 'datetime' | 'time' | 'duration';

export interface NumberFormat {
  readonly kind: NumberKind;
  /** Currency sign or code that the format shows, or null. */
  readonly currency: string | null;
}

export const GENERAL: NumberFormat = { kind: 'number', currency: null };

/**
 * Formats that workbooks name by number only (ECMA-376 part 1, 18.8.30, with those of East Asian versions): ranges of
 * numbers by what they are. 5 to 8 are in the currency of whoever looks, so they tell none.
 */
const BUILT_IN: readonly (readonly [from: number, to: number, kind: NumberKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'datetime'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'duration'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

/** A format that is built in, by its number. */
export function builtInFormat(id: number): NumberFormat {
  const found = BUILT_IN.find(([from, to]) => id >= from && id <= to);
  return found ? { kind: found[2], currency: null } : GENERAL;
}

/** What a format code such as `dd.mm.yyyy hh:mm` or `#,##0.00 [$€-407]` makes of a number. */
export function parseFormat(code: string): NumberFormat {
  const positive = firstSection(code);
  return { kind: kindOf(bare(positive)), currency: currencyOf(positive) };
}

/** Positive, negative and zero numbers and text have a section each; a semicolon in quotes or after \ is text. */
function firstSection(code: string): string {
  return /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*/s.exec(code)?.[0] ?? '';
}

/** The code without literal text, conditions, colours and languages; brackets of running hours stay. */
function bare(code: string): string {
  return code
    .replaceAll(/"[^"]*"?|\\.|[_*]./gs, ' ')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, ' ')
    .toLowerCase();
}

function kindOf(code: string): NumberKind {
  if (code.includes('general')) return 'number';
  if (/\[(?:h+|m+|s+)\]/.test(code)) return 'duration';
  // Minutes stand behind hours or before seconds, all other m are months.
  const runs = code.match(/y+|e(?![+-])|d+|h+|s+|m+/g) ?? [];
  const isMinutes = (at: number) => runs[at - 1]?.[0] === 'h' || runs[at + 1]?.[0] === 's';
  const hasDate = runs.some(
    (run, at) => 'yd'.includes(run.charAt(0)) || (run[0] === 'm' && !isMinutes(at)),
  );
  const hasTime = runs.some((run) => 'hs'.includes(run.charAt(0)));
  if (hasDate) return hasTime ? 'datetime' : 'date';
  return hasTime ? 'time' : 'number';
}

/** `[$€-407]`, `[$USD]`, `"CHF"` and signs that stand alone. */
function currencyOf(section: string): string | null {
  const bracketed = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(section)?.[1];
  const sign =
    bracketed ?? section.match(/\p{Sc}/u)?.[0] ?? /"\s*([A-Z]{3})\s*"/.exec(section)?.[1];
  return sign?.trim() || null;
}
