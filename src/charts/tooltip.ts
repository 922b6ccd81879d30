import type { Tip } from './tip-text';

/** A point or box of the window that a tooltip stands beside, in CSS pixels. */
export interface Anchor {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const DISTANCE = 12;
const EDGE = 8;

let box: HTMLElement | null = null;
let told: HTMLElement | null = null;
let owner: Element | null = null;

/** Shows a tooltip beside a place of a chart. There is one for the page: the last chart that asks has it. */
export function showTip(chart: Element, tip: Tip, anchor: Anchor): void {
  const element = tipBox();
  fill(element, tip);
  owner = chart;
  if (!element.matches(':popover-open')) {
    element.showPopover();
    for (const type of LEAVING)
      document.addEventListener(type, leave, { capture: true, passive: true });
  }
  place(element, anchor);
}

/** Takes the tooltip away, if it is this chart's. */
export function hideTip(chart: Element | null = owner): void {
  if (owner === null || chart !== owner) return;
  owner = null;
  for (const type of LEAVING) document.removeEventListener(type, leave, { capture: true });
  if (box?.isConnected === true && box.matches(':popover-open')) box.hidePopover();
}

/** Says a text to screen readers. */
export function announce(text: string): void {
  if (told?.isConnected !== true) {
    told = document.createElement('div');
    told.className = 'q-told';
    told.setAttribute('role', 'status');
    document.body.append(told);
  }
  told.textContent = text;
}

const LEAVING = ['scroll', 'pointerdown', 'pointermove', 'keydown'] as const;

/** The chart may have gone, or scrolled away, without the pointer having left it. */
function leave(event: Event): void {
  const isInside = event.target instanceof Node && owner?.contains(event.target) === true;
  if (event.type === 'keydown' ? (event as KeyboardEvent).key === 'Escape' : !isInside) hideTip();
  else if (event.type === 'scroll') hideTip();
}

function tipBox(): HTMLElement {
  if (box?.isConnected === true) return box;
  box = document.createElement('div');
  box.className = 'q-tip';
  box.setAttribute('popover', 'manual');
  // Marks say the same to screen readers, by their own names or by `announce`.
  box.setAttribute('aria-hidden', 'true');
  document.body.append(box);
  return box;
}

function fill(element: HTMLElement, { title, rows }: Tip): void {
  const parts: HTMLElement[] = [];
  if (title !== '') parts.push(part('div', 'q-tip-title', title));
  const table = part('div', 'q-tip-rows');
  for (const { label, value, color } of rows) {
    const name = part('span', 'q-tip-label', label);
    if (color !== undefined) {
      const swatch = part('span', 'q-tip-swatch');
      swatch.style.background = color;
      name.prepend(swatch);
    }
    table.append(name, part('span', 'q-tip-value', value));
  }
  if (rows.length > 0) parts.push(table);
  element.replaceChildren(...parts);
}

function part(tag: 'div' | 'span', className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Right of the anchor where there is room, else left of it; inside the window. */
function place(element: HTMLElement, anchor: Anchor): void {
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const fitsRight = anchor.right + DISTANCE + width <= clientWidth - EDGE;
  const fitsLeft = anchor.left - DISTANCE - width >= EDGE;
  const left = fitsRight
    ? anchor.right + DISTANCE
    : fitsLeft
      ? anchor.left - DISTANCE - width
      : Math.max(
          EDGE,
          Math.min(clientWidth - EDGE - width, (anchor.left + anchor.right - width) / 2),
        );
  const above = anchor.top - DISTANCE - height;
  const beside = (anchor.top + anchor.bottom - height) / 2;
  const top = fitsRight || fitsLeft ? beside : above >= EDGE ? above : anchor.bottom + DISTANCE;
  element.style.left = `${String(Math.round(left))}px`;
  element.style.top = `${String(Math.round(Math.max(EDGE, Math.min(clientHeight - EDGE - height, top))))}px`;
}
