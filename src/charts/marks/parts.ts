import type * as Plot from '@observablehq/plot';
import type { Result } from '../../base/result';
import type { Channels } from '../channels';
import type { Sketch } from '../drawing';
import type { Facets } from '../facets';
import type { MarkKey } from '../selection';
import type { Tip } from '../tip-text';

/** A mark laid out: what Plot draws, which of its shapes can be picked, and what it says about them. */
export interface Drawing {
  readonly plot: Plot.PlotOptions;
  /** Shapes that can be pointed at and picked. */
  readonly shapes: readonly Shape[];
  /** Elements that Plot made for a row of the data, filled while it draws. */
  readonly drawn: Drawn;
  /** Direction in which a shape answers beyond its own edges, to the next one. */
  readonly reach?: 'x' | 'y';
  /** Points that can be pointed at, of marks without shapes. */
  readonly spots?: Spots;
  /** How the chart shows counts of a linked selection. */
  readonly linked?: 'up' | 'right' | 'cells';
  /** What can be brushed along x. */
  readonly brush?: BrushAxis;
  /** What the reader has to know, below the picture; asked after Plot has drawn. */
  readonly notes: () => readonly string[];
}
export type Drawn = Map<number, SVGElement[]>;
export type DrawMark = (sketch: Sketch) => Result<Drawing>;

/** A shape that can be picked, see `SelectableMark`. */
export interface Shape {
  /** Row of the data. */
  readonly index: number;
  readonly key: MarkKey;
  readonly label: string;
  /** @param inView its count under the linked selection, when that is known */
  readonly tip: (inView?: number) => Tip;
  readonly column: number;
  readonly row: number;
  readonly panel: number;
}

/** Points of one place on the x axis (a line's) or single ones (dots). */
export interface Spots {
  /** Pointing finds what is nearest along x, or nearest altogether. */
  readonly by: 'x' | 'both';
  readonly list: readonly Spot[];
}
export interface Spot {
  /** Row of the data, the first one where it stands for several. */
  readonly index: number;
  readonly x: unknown;
  /** Order of the keyboard inside its panel. */
  readonly order: number;
  readonly panel: number;
  readonly dots: readonly { readonly y: unknown; readonly color: string }[];
  readonly tip: () => Tip;
}

/** What a brush along x needs to know. */
export interface BrushAxis {
  readonly label: string;
  /** Numbers, whole days (`2011-12-05`) or instants. */
  readonly kind: 'number' | 'day' | 'instant';
  /** Whether a range that reaches an end of the axis is open there. */
  readonly isOpen: boolean;
  /** Places between which a brush runs, ascending, and the values they stand for; null where it runs freely. */
  readonly edges: readonly BrushEdge[] | null;
  /** Writes a value for the reader, without its unit. */
  readonly write: (value: number) => string;
  readonly unit: string;
}
export interface BrushEdge {
  readonly at: number;
  readonly value: number;
}

/** A render function that notes which element Plot makes for which row of the data. */
export function noting(
  drawn: Drawn,
  rowOf: (position: number) => number = (position) => position,
): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    Array.from(group?.children ?? []).forEach((element, position) => {
      const at = index[position];
      if (at === undefined || !(element instanceof SVGElement)) return;
      const row = rowOf(at);
      drawn.set(row, [...(drawn.get(row) ?? []), element]);
    });
    return group;
  };
}

/** Data for Plot: only a length, the channels bring their arrays. */
export function rowsOf(channels: Channels): { length: number } {
  return { length: channels.rows };
}

/** Height between the axes of a panel: what is asked for, or what suits small multiples. */
export function panelHeight(sketch: Sketch, facets: Facets, whole: number, around: number): number {
  if (facets.names.length < 2) return Math.max(60, (sketch.height ?? whole) - around);
  if (sketch.spec.height !== undefined)
    return Math.max(50, (sketch.spec.height - around) / facets.down);
  return Math.round(Math.max(90, Math.min(180, facets.width * 0.6)));
}
