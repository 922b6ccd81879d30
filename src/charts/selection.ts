import { hideFocusRing, showFocusRing } from './focus-ring';

/** Values of the columns that identify a mark, e.g. `{segment: 'Champions'}` or `{r: 5, f: 4}`. */
export type MarkKey = Readonly<Record<string, unknown>>;

/** Called when the user picks a mark; `additive` when Shift, Ctrl or ⌘ was held. */
export type OnSelect = (key: MarkKey, how: { readonly additive: boolean }) => void;

/** A mark that can be picked. */
export interface SelectableMark {
  /** The first one takes the focus; the rest (texts on it) dim with it. */
  readonly elements: readonly SVGElement[];
  readonly key: MarkKey;
  /** What a screen reader says: “Champions, 604 customers, 13.9 %”. */
  readonly label: string;
  /** Place among its marks: arrow keys move between columns and rows (row 0 at the top). */
  readonly column: number;
  readonly row: number;
}

const marksOf = new WeakMap<Element, readonly (readonly SelectableMark[])[]>();

/**
 * Makes marks selectable by mouse, touch and keyboard. Each group is one stop of the Tab key; inside it arrows,
 * Home and End move, Enter and Space pick.
 */
export function makeSelectable(
  svg: SVGElement,
  groups: readonly (readonly SelectableMark[])[],
  onSelect: OnSelect,
): void {
  marksOf.set(svg, groups);
  for (const marks of groups) {
    marks.forEach((mark, index) => {
      const element = mark.elements[0];
      if (element === undefined) return;
      element.classList.add('q-mark');
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', mark.label);
      element.setAttribute('aria-pressed', 'false');
      element.setAttribute('tabindex', index === 0 ? '0' : '-1');
      const pick = (event: MouseEvent | KeyboardEvent): void =>
        onSelect(mark.key, { additive: event.shiftKey || event.ctrlKey || event.metaKey });
      for (const part of mark.elements) part.addEventListener('click', pick);
      element.addEventListener('focus', () => {
        moveTabStop(marks, mark);
        if (element.matches(':focus-visible')) showFocusRing(element);
      });
      element.addEventListener('blur', hideFocusRing);
      element.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          pick(event);
          return;
        }
        const next = markTowards(marks, mark, event.key);
        if (next === null) return;
        event.preventDefault();
        next.elements[0]?.focus();
      });
    });
  }
}

/**
 * Shows a selection on a chart that is already drawn, so that the focus stays where it is. Marks that match any of
 * the keys stay, others dim; without keys, or when the keys are about other columns, nothing dims.
 */
export function updateSelection(svg: Element, selected: readonly MarkKey[]): void {
  for (const marks of marksOf.get(svg) ?? []) {
    const told = selected.filter((key) => marks.some((mark) => isAbout(key, mark.key)));
    for (const mark of marks) {
      const lit = told.some((key) => matches(key, mark.key));
      mark.elements[0]?.setAttribute('aria-pressed', String(lit));
      for (const part of mark.elements) {
        part.classList.toggle('q-dim', told.length > 0 && !lit);
        part.classList.toggle('q-lit', lit);
      }
    }
  }
}

/** Whether a selected key says something about marks like this one: they share a column. */
function isAbout(selected: MarkKey, mark: MarkKey): boolean {
  return Object.keys(selected).some((column) => column in mark);
}

/** Whether a mark belongs to a selected key: all columns that both have are equal. */
export function matches(selected: MarkKey, mark: MarkKey): boolean {
  const shared = Object.keys(selected).filter((column) => column in mark);
  return (
    shared.length > 0 &&
    shared.every((column) => comparable(selected[column]) === comparable(mark[column]))
  );
}

function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'bigint' ? Number(value) : value;
}

/** The mark that a key leads to from another one, or null where there is none (or the key means nothing here). */
export function markTowards<M extends { readonly column: number; readonly row: number }>(
  marks: readonly M[],
  from: M,
  key: string,
): M | null {
  if (key === 'Home') return marks[0] ?? null;
  if (key === 'End') return marks.at(-1) ?? null;
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  const inOneColumn = marks.every((mark) => mark.column === from.column);
  const inOneRow = marks.every((mark) => mark.row === from.row);
  // In a single row or column both pairs of arrows do the same.
  const [dx, dy] =
    inOneColumn || inOneRow ? along(direction[0] + direction[1], inOneColumn) : direction;
  let best: M | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    const [x, y] = [mark.column - from.column, mark.row - from.row];
    const ahead = x * dx + y * dy;
    if (ahead <= 0) continue;
    const cost = ahead + 100 * Math.abs(x * dy + y * dx);
    if (cost < least) [best, least] = [mark, cost];
  }
  return best;
}

const DIRECTIONS: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function along(step: number, vertical: boolean): readonly [number, number] {
  return vertical ? [0, step] : [step, 0];
}

function moveTabStop(marks: readonly SelectableMark[], to: SelectableMark): void {
  for (const mark of marks) mark.elements[0]?.setAttribute('tabindex', mark === to ? '0' : '-1');
}
