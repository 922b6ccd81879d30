import type * as Plot from '@observablehq/plot';
import type { Measure } from './label-text';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A render function for texts that takes those away which would cover an earlier one or leave the plot at the right.
 *
 * @param shift pixels by which texts begin right of their point; 0: they are centred on it
 * @param onHidden how many were taken away, called once for each panel that lost some
 */
export function withoutCollisions(
  texts: readonly string[],
  size: number,
  measure: Measure,
  shift: number,
  onHidden?: (count: number) => void,
): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    const placed: Box[] = [];
    let hidden = 0;
    Array.from(group?.children ?? []).forEach((element, position) => {
      const row = index[position] ?? 0;
      const width = measure(texts[row] ?? '', size);
      const [x, y] = [coordinate(values.x, row), coordinate(values.y, row)];
      const left = shift === 0 ? x - width / 2 : x + shift;
      const box = { left, right: left + width, top: y - size * 0.6, bottom: y + size * 0.6 };
      const leaves = shift > 0 && box.right > dimensions.width;
      if (!leaves && !placed.some((other) => overlaps(box, other))) placed.push(box);
      else {
        element.remove();
        hidden += 1;
      }
    });
    if (hidden > 0) onHidden?.(hidden);
    return group;
  };
}

function coordinate(values: ArrayLike<unknown> | undefined, row: number): number {
  return Number(values?.[row] ?? 0);
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
