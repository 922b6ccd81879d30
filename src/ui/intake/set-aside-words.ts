import type { SetAside, SetAsideKind } from '../../base/reading';
import type { ReadingPreview } from '../../kernel/protocol';
import { countOf } from '../primitives/quantity';

/** What each kind is called as a whole, and the mark of one line of it. */
export const SET_ASIDE_WORDS: Readonly<
  Record<SetAsideKind, { readonly all: string; readonly mark: string }>
> = {
  preamble: { all: 'Lines before the header', mark: 'before the header' },
  header_row: { all: 'More rows of the header', mark: 'header' },
  units: { all: 'A row of units', mark: 'units' },
  repeated_header: { all: 'The header, repeated', mark: 'header again' },
  totals: { all: 'Totals at the end', mark: 'total' },
  notes: { all: 'Notes at the end', mark: 'note' },
  empty_row: { all: 'Rows without a value', mark: 'no value' },
  empty_column: { all: 'Columns without name and value', mark: 'no value' },
};

/** A kind of what is set aside, as a switch shows it. */
export interface SetAsideChoice {
  readonly kind: SetAsideKind;
  readonly kept: boolean;
  readonly note: string;
}

/** Every kind that was met in the whole file or is in the preview, or that is kept. */
export function setAsideChoices(
  found: readonly SetAside[],
  preview: Pick<ReadingPreview, 'setAside'> | null,
  keep: readonly SetAsideKind[],
): readonly SetAsideChoice[] {
  const kinds = Object.keys(SET_ASIDE_WORDS) as SetAsideKind[];
  return kinds.flatMap((kind) => {
    const kept = keep.includes(kind);
    const whole = found.find((one) => one.kind === kind);
    const seen = (preview?.setAside ?? []).filter((row) => row.kind === kind).length;
    if (!kept && whole === undefined && seen === 0) return [];
    const count = whole?.count ?? seen;
    const things = countOf(count, kind === 'empty_column' ? 'column' : 'line');
    const note = kept ? 'Kept as they stand' : (whole?.reason ?? `${things} in the first rows`);
    return [{ kind, kept, note }];
  });
}
