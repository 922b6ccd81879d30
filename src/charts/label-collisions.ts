import type * as Plot from '@observablehq/plot';
import type { Measure } from './label-text';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Texts to place: what they say, and how large. */
export interface LabelLook {
  readonly texts: readonly string[];
  readonly size: number;
  readonly measure: Measure;
  /** Pixels between a point and the text beside it; 0: texts are centred on their points. */
  readonly shift: number;
}

/**
 * A render function for texts that takes those away which would cover an earlier one. Texts beside points stand at
 * the right, or at the left where the right is taken or ends.
 *
 * @param onHidden how many were taken away, called once for each panel that lost some
 */
export function withoutCollisions(
  { texts, size, measure, shift }: LabelLook,
  onHidden?: (count: number) => void,
): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    const at = (row: number): readonly [number, number] => [
      Number(values.x?.[row] ?? 0),
      Number(values.y?.[row] ?? 0),
    ];
    const placed: Box[] = shift === 0 ? [] : Array.from(index, (row) => dotBox(...at(row)));
    let hidden = 0;
    Array.from(group?.children ?? []).forEach((element, position) => {
      const row = index[position] ?? 0;
      const width = measure(texts[row] ?? '', size);
      const free = sides(shift, width).find((left) => {
        const box = textBox(...at(row), left, width, size);
        const isInside = shift === 0 || (box.right <= dimensions.width && box.left >= 0);
        return isInside && !placed.some((other) => overlaps(box, other));
      });
      if (free === undefined) {
        element.remove();
        hidden += 1;
        return;
      }
      placed.push(textBox(...at(row), free, width, size));
      if (shift > 0 && free < 0) {
        element.setAttribute('text-anchor', 'end');
        element.setAttribute('x', String(-2 * shift));
      }
    });
    if (hidden > 0) onHidden?.(hidden);
    return group;
  };
}

/** Where a text may begin, from its point. */
function sides(shift: number, width: number): number[] {
  return shift === 0 ? [-width / 2] : [shift, -shift - width];
}

function textBox(x: number, y: number, left: number, width: number, size: number): Box {
  const [half, start] = [size * 0.6, x + left];
  return { left: start, right: start + width, top: y - half, bottom: y + half };
}

function dotBox(x: number, y: number): Box {
  return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
