import { BrushView } from './brush-view';
import { BrushScale } from './brush-scale';
import type { BrushRange, Span } from './brush-scale';
import { pointOf } from './frame';
import type { ChartFrame } from './frame';
import type { BrushAxis } from './marks/parts';

export type { BrushRange } from './brush-scale';

/** Called with the range that is brushed, at most once a frame; null when there is none any more. */
export type OnBrush = (range: BrushRange | null) => void;

/** A pointer that moves less than this has clicked. */
const CLICK = 4;
/** How near to an end of the range a pointer takes hold of it. */
const GRIP = 7;
const GRIP_TOUCH = 18;
const LARGE_STEP = 5;

type Part = 'from' | 'to' | 'range' | 'new';
interface Drag {
  readonly pointer: number;
  readonly part: Part;
  readonly x: number;
  readonly before: Span | null;
  isMoving: boolean;
}

const brushes = new WeakMap<Element, Brush>();

/**
 * Lets the user brush a range along x: by mouse and touch (drag, move, take an end), by click on a bin, and by
 * keyboard: both ends are sliders, Shift makes larger steps, Escape and Delete clear.
 */
export function makeBrushable(
  svg: SVGSVGElement,
  axis: BrushAxis,
  frame: ChartFrame,
  onBrush: OnBrush,
): void {
  brushes.set(svg, new Brush(svg, new BrushScale(axis, frame), frame.width, onBrush));
}

/** Shows a range in a picture drawn with `onBrush`, without calling back; null clears. */
export function updateBrush(svg: Element, range: BrushRange | null): void {
  brushes.get(svg)?.show(range);
}

class Brush {
  readonly #svg: SVGSVGElement;
  readonly #scale: BrushScale;
  readonly #width: number;
  readonly #view: BrushView;
  readonly #onBrush: OnBrush;
  #span: Span | null = null;
  #drag: Drag | null = null;
  #frame = 0;
  #hasDragged = false;

  constructor(svg: SVGSVGElement, scale: BrushScale, width: number, onBrush: OnBrush) {
    this.#svg = svg;
    this.#scale = scale;
    this.#width = width;
    this.#onBrush = onBrush;
    this.#view = new BrushView(svg, scale, width);
    // Sideways is for brushing; up and down the page still scrolls.
    svg.style.touchAction = 'pan-y';
    svg.addEventListener('pointerdown', (event) => this.#down(event));
    svg.addEventListener('pointermove', (event) => this.#move(event));
    svg.addEventListener('pointerup', (event) => this.#up(event));
    svg.addEventListener('pointercancel', () => this.#cancel());
    svg.addEventListener('keydown', (event) => this.#key(event));
    svg.addEventListener('click', (event) => this.#afterDrag(event), { capture: true });
    this.#view.draw(null);
  }

  show(range: BrushRange | null): void {
    // A range that comes back while the user drags is already old.
    if (this.#drag?.isMoving === true) return;
    this.#span = range === null ? null : this.#scale.toSpan(range);
    this.#view.draw(this.#span);
  }

  #change(span: Span | null): void {
    const { whole } = this.#scale;
    const isAll = span !== null && span.from <= whole.from && span.to >= whole.to;
    const next = span === null || isAll || !(span.from < span.to) ? null : span;
    if (next?.from === this.#span?.from && next?.to === this.#span?.to) return;
    this.#span = next;
    this.#view.draw(next);
    if (this.#frame === 0)
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#onBrush(this.#span === null ? null : this.#scale.toRange(this.#span));
      });
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const { x, y } = pointOf(this.#svg, event, this.#width);
    const { panel } = this.#scale;
    if (x < panel.left - GRIP || x > panel.right + GRIP) return;
    if (y < panel.top - GRIP || y > panel.bottom + GRIP) return;
    const part = this.#partAt(x, event.pointerType === 'touch');
    this.#hasDragged = false;
    this.#drag = { pointer: event.pointerId, part, x, before: this.#span, isMoving: false };
  }

  #move(event: PointerEvent): void {
    const { x } = pointOf(this.#svg, event, this.#width);
    const drag = this.#drag;
    if (drag?.pointer !== event.pointerId) {
      this.#svg.style.cursor = CURSORS[this.#partAt(x, false)];
      return;
    }
    if (!drag.isMoving) {
      if (Math.abs(x - drag.x) < CLICK) return;
      drag.isMoving = true;
      this.#svg.setPointerCapture(event.pointerId);
      this.#svg.classList.add('q-brushing');
    }
    this.#change(this.#dragged(drag, x));
  }

  #dragged({ part, x: start, before }: Drag, x: number): Span | null {
    if (part === 'new' || before === null) return this.#scale.between(start, x);
    if (part === 'range') return this.#scale.shifted(before, x - start);
    const place = this.#scale.toPlace(x);
    const other = part === 'from' ? before.to : before.from;
    // An end that is dragged past the other takes its part; on top of it there would be nothing left.
    if (place === other) return this.#span;
    return { from: Math.min(place, other), to: Math.max(place, other) };
  }

  #up(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag?.pointer !== event.pointerId) return;
    this.#finish();
    this.#hasDragged = drag.isMoving;
    if (!drag.isMoving && drag.part !== 'from' && drag.part !== 'to') this.#click(drag);
  }

  /** Some browsers end a drag with a click on what lies under the pointer: nobody meant that. */
  #afterDrag(event: MouseEvent): void {
    if (!this.#hasDragged) return;
    this.#hasDragged = false;
    event.stopPropagation();
  }

  /** A click takes the bin under it, or gives it back; on an axis without bins it clears. */
  #click({ x, before }: Drag): void {
    const isPicked = this.#svg.querySelector('.q-mark') !== null;
    if (isPicked) return;
    const bin = this.#scale.isBinned ? this.#scale.between(x, x) : null;
    this.#change(bin?.from === before?.from && bin?.to === before?.to ? null : bin);
  }

  #cancel(): void {
    const drag = this.#drag;
    this.#finish();
    if (drag?.isMoving === true) this.#change(drag.before);
  }

  #finish(): void {
    this.#drag = null;
    this.#svg.classList.remove('q-brushing');
  }

  #partAt(x: number, isTouch: boolean): Part {
    if (this.#span === null) return 'new';
    const grip = isTouch ? GRIP_TOUCH : GRIP;
    const [from, to] = [this.#scale.toPixel(this.#span.from), this.#scale.toPixel(this.#span.to)];
    const [near, far] = [Math.abs(x - from), Math.abs(x - to)];
    // Of two ends close to each other the nearer one, so that a narrow range can still be widened.
    if (Math.min(near, far) <= grip)
      return near < far || (near === far && x < from) ? 'from' : 'to';
    return x > from && x < to ? 'range' : 'new';
  }

  #key(event: KeyboardEvent): void {
    const part = this.#view.partOf(event.target);
    if (part === null) return;
    if (['Escape', 'Delete', 'Backspace'].includes(event.key) && this.#span !== null) {
      event.preventDefault();
      event.stopPropagation();
      this.#change(null);
      return;
    }
    const span = this.#span ?? this.#scale.whole;
    const next = this.#stepped(span, part, event);
    if (next === null) return;
    event.preventDefault();
    if (next.from < next.to) this.#change(next);
  }

  #stepped(span: Span, part: 'from' | 'to', event: KeyboardEvent): Span | null {
    const { whole } = this.#scale;
    const to = (place: number): Span => ({ ...span, [part]: place });
    if (event.key === 'Home')
      return to(part === 'from' ? whole.from : this.#scale.next(span.from, 1));
    if (event.key === 'End') return to(part === 'to' ? whole.to : this.#scale.next(span.to, -1));
    const direction = STEPS[event.key];
    if (direction === undefined) return null;
    const isLarge = event.shiftKey || event.key.startsWith('Page');
    const steps = direction * (isLarge ? LARGE_STEP : 1);
    return to(this.#scale.next(span[part], steps));
  }
}

const CURSORS: Readonly<Record<Part, string>> = {
  from: 'ew-resize',
  to: 'ew-resize',
  range: 'grab',
  new: 'crosshair',
};
const STEPS: Readonly<Partial<Record<string, number>>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  PageDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 1,
};
