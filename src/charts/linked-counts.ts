import { shortValue } from './drawing';
import type { FormatOptions } from './format';
import type { Channel } from './channels';
import { heatColor, heatInk, heatStep } from './palette';

/** Direction in which bars grow, or cells that change their shade. */
export type LinkedLook = 'up' | 'right' | 'cells';

/** A mark of the picture: its faint total, and what is in view over it. */
interface LinkedMark {
  readonly shade: SVGRectElement;
  readonly text: SVGTextElement | undefined;
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly total: number;
  /** Pixels for one unit of the count. */
  readonly scale: number;
  shown: number;
}

interface LinkedPicture {
  readonly look: LinkedLook;
  readonly marks: readonly (LinkedMark | null)[];
  readonly channel: Channel;
  readonly format: FormatOptions;
  onUpdate: (counts: ArrayLike<number>) => void;
}

const pictures = new WeakMap<Element, LinkedPicture>();

/**
 * Prepares a picture for `updateCounts`: each bar, bin or cell becomes a faint total under a foreground that begins as
 * large as the total.
 *
 * @param drawn elements by row of the data
 * @returns the foregrounds by row, to be dimmed with their marks
 */
export function makeLinked(
  svg: SVGSVGElement,
  drawn: ReadonlyMap<number, readonly SVGElement[]>,
  look: LinkedLook,
  channel: Channel,
  format: FormatOptions,
  pixelsPerUnit: number,
): Map<number, SVGElement> {
  const shades = new Map<number, SVGElement>();
  const marks = channel.values.map((value, row): LinkedMark | null => {
    const elements = drawn.get(row) ?? [];
    const rect = elements.find((element) => element instanceof SVGRectElement);
    if (rect === undefined) return null;
    const size = (name: string): number => Number(rect.getAttribute(name));
    const box = { x: size('x'), y: size('y'), width: size('width'), height: size('height') };
    const shade = rect.cloneNode() as SVGRectElement;
    shade.setAttribute('pointer-events', 'none');
    shade.classList.add('q-inview');
    rect.classList.add('q-total');
    rect.after(shade);
    shades.set(row, shade);
    const total = Number.isNaN(value) ? 0 : Number(value);
    const length = look === 'right' ? box.width : box.height;
    return {
      shade,
      text: elements.find(
        (element): element is SVGTextElement =>
          element instanceof SVGTextElement &&
          // The text of a stack, or of a cell’s name, is not this mark’s count.
          element.textContent === shortValue(channel, value, format),
      ),
      box,
      total,
      scale: total === 0 ? pixelsPerUnit : length / Math.abs(total),
      shown: total,
    };
  });
  pictures.set(svg, { look, marks, channel, format, onUpdate: () => undefined });
  return shades;
}

/** Calls back after each `updateCounts`, e.g. to keep the names of marks true. */
export function onCounts(svg: Element, callback: (counts: ArrayLike<number>) => void): void {
  const picture = pictures.get(svg);
  if (picture !== undefined) picture.onUpdate = callback;
}

/** The count that a mark shows now; undefined when it shows its total. */
export function countInView(svg: Element, row: number): number | undefined {
  const mark = pictures.get(svg)?.marks[row];
  return mark === null || mark === undefined || mark.shown === mark.total ? undefined : mark.shown;
}

/**
 * Shows counts in a picture drawn with `linked`, one number for each row of its data, without drawing it anew. Only
 * what changed is touched. A picture that is not linked is left alone.
 */
export function updateCounts(svg: Element, counts: ArrayLike<number>): void {
  const picture = pictures.get(svg);
  if (picture === undefined) return;
  const { look, marks } = picture;
  const [least, most] = look === 'cells' ? rangeOf(counts, marks) : [0, 0];
  marks.forEach((mark, row) => {
    if (mark === null) return;
    const count = counts[row] ?? 0;
    if (look === 'cells') paintCell(picture, mark, count, least, most);
    else if (count !== mark.shown) {
      if (look === 'up') growUp(mark, count);
      else growRight(mark, count);
      if (mark.text !== undefined)
        mark.text.textContent = shortValue(picture.channel, count, picture.format);
    }
    mark.shown = count;
  });
  picture.onUpdate(counts);
}

function growUp({ shade, box, total, scale }: LinkedMark, count: number): void {
  const height = Math.abs(count) * scale;
  // Bars below zero hang from the top of their total.
  const isHanging = total < 0 || (total === 0 && count < 0);
  shade.setAttribute('height', String(height));
  if (!isHanging) shade.setAttribute('y', String(box.y + box.height - height));
}

function growRight({ shade, box, total, scale }: LinkedMark, count: number): void {
  const width = Math.abs(count) * scale;
  shade.setAttribute('width', String(width));
  if (total < 0) shade.setAttribute('x', String(box.x + box.width - width));
}

/** Cells are shaded by what is in view, on a scale of its own: a small selection shows its pattern too. */
function paintCell(
  { channel, format }: LinkedPicture,
  mark: LinkedMark,
  count: number,
  least: number,
  most: number,
): void {
  const step = heatStep(count, least, most);
  mark.shade.setAttribute('fill', heatColor(step));
  mark.shade.setAttribute('fill-opacity', count === 0 && mark.total !== 0 ? '0' : '1');
  if (mark.text === undefined) return;
  mark.text.setAttribute('fill', count === 0 ? 'var(--ink-3)' : heatInk(step));
  if (count !== mark.shown) mark.text.textContent = shortValue(channel, count, format);
}

function rangeOf(
  counts: ArrayLike<number>,
  marks: readonly unknown[],
): readonly [least: number, most: number] {
  let [least, most] = [0, 0];
  for (let row = 0; row < marks.length; row++) {
    const count = counts[row] ?? 0;
    if (count < least) least = count;
    if (count > most) most = count;
  }
  return [least, most];
}
