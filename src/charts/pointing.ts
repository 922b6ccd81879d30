import { panelAt, pointOf } from './frame';
import type { Box, ChartFrame } from './frame';
import { markTowards } from './selection';
import { svgElement } from './svg-element';
import { announce, hideTip, showTip } from './tooltip';
import type { Anchor } from './tooltip';
import { tipLine } from './tip-text';
import type { Tip } from './tip-text';

/** Something in a picture that can be pointed at. */
export interface Target {
  readonly panel: number;
  /** Row of the data that it shows, the first one where it shows several. */
  readonly index: number;
  /** Place among its neighbours, for arrow keys. */
  readonly column: number;
  readonly row: number;
  /** Measured when it is first needed: by then the picture is on the page. */
  readonly box: () => Box;
  readonly tip: () => Tip;
  /** Takes the focus itself. */
  readonly element?: Element;
  /** Points to be marked while it is pointed at. */
  readonly dots?: readonly { readonly x: number; readonly y: number; readonly color: string }[];
}

/** How a pointer finds its target: inside it, else the next one along an axis, or the nearest altogether. */
export type Reach = 'inside' | 'x' | 'y' | 'both';

/** A dot answers this far from its centre, a bar this far beside itself. */
const DOT_REACH = 28;
const BAR_REACH = 12;
/** A click means what it is this close to, in pixels. */
const CLICK_REACH = 10;
/** A pointer that moved no further was not dragged. */
const STILL = 4;

/**
 * Shows what the marks of a picture say: at the pointer, at the mark that has the focus, and, in a picture whose marks
 * take no focus, at the one that the arrow keys have reached.
 */
export function addTips(
  svg: SVGSVGElement,
  targets: readonly Target[],
  frame: ChartFrame,
  reach: Reach,
  onOpen?: (index: number) => void,
): void {
  if (targets.length === 0) return;
  if (onOpen !== undefined) openOnClick(svg, targets, frame, reach, onOpen);
  const marker = svgElement('g', { class: 'q-pointer', 'pointer-events': 'none' });
  const show = (target: Target, anchor: Anchor): void => {
    markAt(marker, target, frame, reach);
    if (marker.parentNode !== svg) svg.append(marker);
    showTip(svg, target.tip(), anchor);
  };
  const hide = (): void => {
    marker.remove();
    hideTip(svg);
  };
  const point = (event: PointerEvent): void => {
    if (svg.classList.contains('q-brushing')) return hide();
    const { x, y } = pointOf(svg, event, frame.width);
    const target = hit(targets, frame, reach, x, y);
    if (target === null) return hide();
    show(target, anchorAt(event.clientX, event.clientY));
  };
  svg.addEventListener('pointermove', point);
  svg.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') point(event);
  });
  svg.addEventListener('pointerleave', (event) => {
    // A finger that was lifted has left; what it pointed at stays until the next touch.
    if (event.pointerType !== 'touch') hide();
  });
  const showFocused = (target: Target): void => show(target, clientBox(svg, target.box(), frame));
  // Not on the picture: Chromium lets the Tab key stop at an SVG element that listens to focus.
  for (const target of targets) {
    target.element?.addEventListener('focus', () => {
      if (target.element?.matches(':focus-visible') === true) showFocused(target);
    });
    target.element?.addEventListener('blur', hide);
  }
  if (targets.every(({ element }) => element === undefined))
    addKeys(svg, targets, showFocused, hide, onOpen);
}

/** One stop of the Tab key, from which arrow keys go through the marks. */
function addKeys(
  svg: SVGSVGElement,
  targets: readonly Target[],
  show: (target: Target) => void,
  hide: () => void,
  onOpen?: (index: number) => void,
): void {
  let current: Target | null = null;
  svg.setAttribute('tabindex', '0');
  svg.addEventListener('blur', () => {
    current = null;
    hide();
  });
  svg.addEventListener('keydown', (event) => {
    if (event.target !== svg) return;
    if (event.key === 'Escape') {
      current = null;
      hide();
      return;
    }
    if (event.key === 'Enter' && current !== null && onOpen !== undefined) {
      event.preventDefault();
      onOpen(current.index);
      return;
    }
    const next =
      current === null
        ? event.key.startsWith('Arrow') || event.key === 'Home'
          ? (targets[0] ?? null)
          : null
        : markTowards(targets, current, event.key);
    if (next === null) return;
    event.preventDefault();
    current = next;
    show(next);
    announce(tipLine(next.tip()));
  });
}

/** A click close to a mark opens what it shows. */
function openOnClick(
  svg: SVGSVGElement,
  targets: readonly Target[],
  frame: ChartFrame,
  reach: Reach,
  onOpen: (index: number) => void,
): void {
  let pressed = { x: 0, y: 0 };
  svg.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => (pressed = { x, y }));
  svg.addEventListener('click', (event) => {
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL) return;
    const { x, y } = pointOf(svg, event, frame.width);
    const target = hit(targets, frame, reach, x, y);
    if (target === null) return;
    const { left, right, top, bottom } = target.box();
    const distance = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (distance <= CLICK_REACH) onOpen(target.index);
  });
}

/** What the pointer means at a point of the picture. */
function hit(
  targets: readonly Target[],
  { panels }: ChartFrame,
  reach: Reach,
  x: number,
  y: number,
): Target | null {
  const panel = panelAt(panels, x, y);
  const frame = panels[panel];
  let [best, least] = [null as Target | null, Number.POSITIVE_INFINITY];
  for (const target of targets) {
    if (target.panel !== panel) continue;
    const distance = distanceTo(target, reach, x, y, frame);
    if (distance < least) [best, least] = [target, distance];
  }
  return best;
}

function distanceTo(target: Target, reach: Reach, x: number, y: number, frame?: Box): number {
  const never = Number.POSITIVE_INFINITY;
  const box = target.box();
  const across = Math.max(box.left - x, 0, x - box.right);
  const down = Math.max(box.top - y, 0, y - box.bottom);
  if (reach === 'inside') return across + down === 0 ? 0 : never;
  if (reach === 'both') {
    const distance = Math.hypot(across, down);
    return distance <= DOT_REACH ? distance : never;
  }
  // What lies beside a bar weighs more than what lies before or behind it.
  if (reach === 'y') return down <= BAR_REACH ? across + 1000 * down : never;
  if (frame !== undefined && (y < frame.top - 24 || y > frame.bottom + 40)) return never;
  // Lines answer to the nearest of their places, bars only above and below themselves.
  if (target.dots !== undefined) return across;
  return across <= BAR_REACH ? down + 1000 * across : never;
}

function markAt(marker: SVGGElement, target: Target, { panels }: ChartFrame, reach: Reach): void {
  const dots = target.dots ?? [];
  const panel = panels[target.panel];
  const parts: SVGElement[] = [];
  const [first] = dots;
  if (reach === 'x' && first !== undefined && panel !== undefined)
    parts.push(
      svgElement('line', {
        x1: first.x,
        x2: first.x,
        y1: panel.top,
        y2: panel.bottom,
        stroke: 'var(--ink-3)',
        'stroke-opacity': 0.6,
      }),
    );
  for (const { x, y, color } of dots)
    if (Number.isFinite(y))
      parts.push(
        svgElement('circle', {
          cx: x,
          cy: y,
          r: reach === 'both' ? 6 : 4,
          fill: color,
          stroke: 'var(--surface)',
          'stroke-width': 2,
        }),
      );
  marker.replaceChildren(...parts);
}

function anchorAt(x: number, y: number): Anchor {
  return { left: x, right: x, top: y, bottom: y };
}

/** A box of the picture in the pixels of the window. */
function clientBox(svg: SVGSVGElement, box: Box, { width }: ChartFrame): Anchor {
  const rect = svg.getBoundingClientRect();
  const scale = rect.width === 0 ? 1 : rect.width / width;
  return {
    left: rect.left + box.left * scale,
    right: rect.left + box.right * scale,
    top: rect.top + box.top * scale,
    bottom: rect.top + box.bottom * scale,
  };
}
