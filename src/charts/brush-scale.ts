import type { Box, ChartFrame } from './frame';
import { asInstant } from './format';
import type { BrushAxis, BrushEdge } from './marks/parts';

/** A brushed range in the units of the data; the upper end is left out. Null: open at this end of the axis. */
export interface BrushRange {
  /** A number, or ISO text: `2011-12-05` for whole days, `2011-12-05T08:30:00` inside them. */
  readonly from: number | string | null;
  readonly to: number | string | null;
}

/** Positions of a range on the axis, in numbers (dates: epoch milliseconds). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const SECOND = 1_000;
const TIME_STEPS = [SECOND, 60 * SECOND, 3_600 * SECOND, 86_400 * SECOND];

/** The axis that a brush runs along: positions, pixels and values. */
export class BrushScale {
  readonly panel: Box;
  readonly whole: Span;
  readonly #axis: BrushAxis;
  readonly #apply: (at: number) => number;
  readonly #invert: (pixel: number) => number;

  constructor(axis: BrushAxis, frame: ChartFrame) {
    const [panel] = frame.panels;
    const { x } = frame;
    if (panel === undefined || x?.invert === undefined)
      throw new Error('A brush needs a panel and a continuous x scale.');
    const isTime = axis.kind !== 'number';
    const invert = x.invert.bind(x);
    this.#axis = axis;
    this.#apply = (at) => Number(x.apply(isTime ? new Date(at) : at));
    this.#invert = (pixel) => Number(invert(pixel));
    this.panel = panel;
    this.whole = { from: this.#invert(panel.left), to: this.#invert(panel.right) };
    if (axis.edges !== null && axis.edges.length > 1)
      this.whole = { from: axis.edges[0]?.at ?? 0, to: axis.edges.at(-1)?.at ?? 0 };
  }

  get label(): string {
    return this.#axis.label;
  }

  /** Whether a click means the bin under it. */
  get isBinned(): boolean {
    return this.#axis.edges !== null;
  }

  toPixel(at: number): number {
    return Math.max(this.panel.left, Math.min(this.panel.right, this.#apply(at)));
  }

  /** The place nearest to a pixel where a range may end. */
  toPlace(pixel: number): number {
    const at = this.#invert(Math.max(this.panel.left, Math.min(this.panel.right, pixel)));
    const edges = this.#axis.edges;
    if (edges !== null)
      return nearest(edges, ({ at: edge }) => Math.abs(this.#apply(edge) - pixel))?.at ?? at;
    if (pixel <= this.panel.left + 1) return this.whole.from;
    if (pixel >= this.panel.right - 1) return this.whole.to;
    return this.#rounded(at, pixel);
  }

  /** The range that covers all bins between two pixels, or lies just between them. */
  between(one: number, other: number): Span {
    const [left, right] = [Math.min(one, other), Math.max(one, other)];
    const edges = this.#axis.edges;
    if (edges === null) return { from: this.toPlace(left), to: this.toPlace(right) };
    const from = edges.findLast(({ at }) => this.#apply(at) <= left) ?? edges[0];
    const to =
      edges.find(({ at }) => this.#apply(at) > Math.max(left, right - 1e-6)) ?? edges.at(-1);
    return { from: from?.at ?? this.whole.from, to: to?.at ?? this.whole.to };
  }

  /** The next place `steps` to the right: bins, days, or hundredths of the axis. */
  next(at: number, steps: number): number {
    const edges = this.#axis.edges;
    if (edges !== null) {
      const place = edges.findIndex((edge) => edge.at >= at);
      const index = Math.max(0, Math.min(edges.length - 1, place + steps));
      return edges[index]?.at ?? at;
    }
    const step = (this.panel.right - this.panel.left) / 100;
    return this.toPlace(this.toPixel(at) + step * steps);
  }

  /** Moves a range by pixels, as far as the axis goes; bins keep their number. */
  shifted({ from, to }: Span, pixels: number): Span {
    const edges = this.#axis.edges;
    if (edges !== null) {
      const first = edges.findIndex(({ at }) => at === from);
      const last = edges.findIndex(({ at }) => at === to);
      const target = edges.findIndex(({ at }) => at === this.toPlace(this.#apply(from) + pixels));
      const shift = Math.max(-first, Math.min(edges.length - 1 - last, target - first));
      return { from: edges[first + shift]?.at ?? from, to: edges[last + shift]?.at ?? to };
    }
    const [left, right] = [this.toPixel(from), this.toPixel(to)];
    const shift = Math.max(this.panel.left - left, Math.min(this.panel.right - right, pixels));
    return { from: this.toPlace(left + shift), to: this.toPlace(right + shift) };
  }

  /** The range as it is published. */
  toRange({ from, to }: Span): BrushRange {
    const isOpen = this.#axis.isOpen;
    return {
      from: isOpen && from <= this.whole.from ? null : this.#publish(this.#valueAt(from)),
      to: isOpen && to >= this.whole.to ? null : this.#publish(this.#valueAt(to)),
    };
  }

  /** The places of a published range; null when it says nothing about this axis. */
  toSpan({ from, to }: BrushRange): Span | null {
    const [start, end] = [this.#read(from, this.whole.from), this.#read(to, this.whole.to)];
    if (start === null || end === null || !(start < end)) return null;
    return { from: start, to: end };
  }

  /** A place for the reader. */
  write(at: number): string {
    return this.#axis.write(this.#valueAt(at));
  }

  /** A range for the reader: `10 – 20 days`. */
  writeRange({ from, to }: Span): string {
    const unit = this.#axis.unit === '' ? '' : ` ${this.#axis.unit}`;
    return `${this.write(from)} – ${this.#writeEnd(to)}${unit}`;
  }

  /** Of days and months the last one inside is named, not the first one after. */
  #writeEnd(to: number): string {
    const edges = this.#axis.edges;
    if (edges === null || !this.#axis.isOpen) return this.write(to);
    const place = edges.findIndex(({ at }) => at === to);
    return this.#axis.write(edges[place - 1]?.value ?? to);
  }

  #valueAt(at: number): number {
    return this.#axis.edges?.find((edge) => edge.at === at)?.value ?? at;
  }

  #publish(value: number): number | string {
    if (this.#axis.kind === 'number') return value;
    const iso = new Date(value).toISOString();
    return this.#axis.kind === 'day' ? iso.slice(0, iso.indexOf('T')) : iso.slice(0, -5);
  }

  #read(value: number | string | null, open: number): number | null {
    if (value === null) return open;
    const number = this.#axis.kind === 'number' ? Number(value) : asInstant(value)?.getTime();
    if (number === undefined || !Number.isFinite(number)) return null;
    const edges = this.#axis.edges;
    if (edges === null) return Math.max(this.whole.from, Math.min(this.whole.to, number));
    return nearest(edges, (edge) => Math.abs(edge.value - number))?.at ?? null;
  }

  /** As many digits as a pixel has to tell. */
  #rounded(at: number, pixel: number): number {
    const perPixel = Math.abs(this.#invert(pixel + 0.5) - this.#invert(pixel - 0.5));
    const step =
      this.#axis.kind === 'number'
        ? 10 ** Math.floor(Math.log10(perPixel))
        : (TIME_STEPS.findLast((length) => length <= perPixel) ?? SECOND);
    return Number((Math.round(at / step) * step).toPrecision(12));
  }
}

function nearest(
  edges: readonly BrushEdge[],
  distance: (edge: BrushEdge) => number,
): BrushEdge | undefined {
  let [best, least] = [edges[0], Number.POSITIVE_INFINITY];
  for (const edge of edges) {
    const far = distance(edge);
    if (far < least) [best, least] = [edge, far];
  }
  return best;
}
