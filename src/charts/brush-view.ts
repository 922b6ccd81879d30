import type { BrushScale, Span } from './brush-scale';
import { AXIS_SIZE } from './drawing';
import { pageMeasure } from './label-text';
import { svgElement } from './svg-element';

const PILL = 18;
const GRIP_HEIGHT = 26;
/** Width that a finger or pointer can take hold of. */
const TARGET = 24;

/** What a brush looks like: the range, its ends as sliders, and what it says. */
export class BrushView {
  readonly #scale: BrushScale;
  readonly #width: number;
  readonly #area: SVGRectElement;
  readonly #from: SVGGElement;
  readonly #to: SVGGElement;
  readonly #pill: SVGGElement;
  readonly #measure;

  constructor(svg: SVGSVGElement, scale: BrushScale, width: number) {
    const { top, bottom } = scale.panel;
    this.#scale = scale;
    this.#width = width;
    this.#measure = pageMeasure(document.body);
    this.#area = svgElement('rect', {
      y: top,
      height: bottom - top,
      fill: 'var(--accent)',
      'fill-opacity': 0.13,
    });
    this.#pill = svgElement('g');
    this.#from = this.#handle(`${scale.label}: from`);
    this.#to = this.#handle(`${scale.label}: to`);
    svg.append(
      svgElement('g', { class: 'q-brush', 'pointer-events': 'none' }, [this.#area, this.#pill]),
      svgElement('g', { class: 'q-handles q-pointer' }, [this.#from, this.#to]),
    );
  }

  draw(span: Span | null): void {
    const shown = span ?? this.#scale.whole;
    const [left, right] = [this.#scale.toPixel(shown.from), this.#scale.toPixel(shown.to)];
    this.#area.setAttribute('x', String(left));
    this.#area.setAttribute('width', String(span === null ? 0 : Math.max(1, right - left)));
    this.#place(this.#from, left, shown.from, span !== null);
    this.#place(this.#to, right, shown.to, span !== null);
    this.#pill.replaceChildren(...(span === null ? [] : this.#told(span, (left + right) / 2)));
  }

  /** Which end an event is about. */
  partOf(target: EventTarget | null): 'from' | 'to' | null {
    if (target === this.#from) return 'from';
    return target === this.#to ? 'to' : null;
  }

  #handle(name: string): SVGGElement {
    const { top, bottom } = this.#scale.panel;
    const { from, to } = this.#scale.whole;
    const height = Math.min(GRIP_HEIGHT, bottom - top);
    return svgElement(
      'g',
      {
        class: 'q-handle',
        role: 'slider',
        tabindex: 0,
        'aria-label': name,
        'aria-orientation': 'horizontal',
        'aria-valuemin': from,
        'aria-valuemax': to,
      },
      [
        svgElement('rect', {
          x: -TARGET / 2,
          y: top,
          width: TARGET,
          height: bottom - top,
          fill: 'transparent',
        }),
        svgElement('line', { y1: top, y2: bottom, stroke: 'var(--accent)', 'stroke-width': 1.5 }),
        svgElement('rect', {
          class: 'q-grip',
          x: -4,
          y: (top + bottom - height) / 2,
          width: 8,
          height,
          rx: 4,
          fill: 'var(--surface)',
          stroke: 'var(--accent)',
          'stroke-width': 1.5,
        }),
      ],
    );
  }

  #place(handle: SVGGElement, x: number, at: number, isBrushed: boolean): void {
    handle.setAttribute('transform', `translate(${String(x)},0)`);
    handle.setAttribute('aria-valuenow', String(at));
    handle.setAttribute('aria-valuetext', this.#scale.write(at));
    // Without a range the ends are there for the keyboard only.
    handle.classList.toggle('q-idle', !isBrushed);
  }

  #told(span: Span, center: number): SVGElement[] {
    const text = this.#scale.writeRange(span);
    const width = this.#measure(text, AXIS_SIZE, 500) + 14;
    const x = Math.max(width / 2, Math.min(this.#width - width / 2, center));
    const top = this.#scale.panel.top + 3;
    return [
      svgElement('rect', {
        x: x - width / 2,
        y: top,
        width,
        height: PILL,
        rx: PILL / 2,
        fill: 'var(--accent)',
      }),
      svgElement(
        'text',
        {
          x,
          y: top + PILL / 2,
          dy: '0.34em',
          'text-anchor': 'middle',
          'font-size': AXIS_SIZE,
          'font-weight': 500,
          fill: 'var(--accent-ink)',
        },
        [text],
      ),
    ];
  }
}
