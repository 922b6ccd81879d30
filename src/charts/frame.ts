import type * as Plot from '@observablehq/plot';
import type { Drawing } from './marks/parts';

/** A rectangle of the picture, in its own pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where things are in a picture that Plot has drawn. */
export interface ChartFrame {
  readonly width: number;
  /** What lies between the axes, by panel. */
  readonly panels: readonly Box[];
  /** Positions inside a panel: add `shiftOf` it. */
  readonly x: Plot.Scale | undefined;
  readonly y: Plot.Scale | undefined;
  readonly shiftOf: (panel: number) => { readonly x: number; readonly y: number };
}

type Drawn = SVGSVGElement & Plot.Plot;

/** Reads the scales of a plot. */
export function frameOf(svg: Drawn, { plot }: Drawing, width: number): ChartFrame {
  const margin = (side: 'marginLeft' | 'marginRight' | 'marginTop' | 'marginBottom'): number =>
    plot[side] ?? plot.margin ?? 0;
  const whole: Box = {
    left: margin('marginLeft'),
    right: width - margin('marginRight'),
    top: margin('marginTop'),
    bottom: (plot.height ?? 0) - margin('marginBottom'),
  };
  const [fx, fy] = [svg.scale('fx'), svg.scale('fy')];
  const across = countOf(fx);
  const down = countOf(fy);
  const panels: Box[] = [];
  for (let panel = 0; panel < across * down; panel++) {
    const [left, right] = bandOf(fx, panel % across, [whole.left, whole.right]);
    const [top, bottom] = bandOf(fy, Math.floor(panel / across), [whole.top, whole.bottom]);
    panels.push({ left, right, top, bottom });
  }
  return {
    width,
    panels,
    x: svg.scale('x'),
    y: svg.scale('y'),
    shiftOf: (panel) => ({
      x: (panels[panel]?.left ?? whole.left) - whole.left,
      y: (panels[panel]?.top ?? whole.top) - whole.top,
    }),
  };
}

function countOf(scale: Plot.Scale | undefined): number {
  return scale?.domain === undefined ? 1 : Array.from(scale.domain).length;
}

function bandOf(
  scale: Plot.Scale | undefined,
  place: number,
  whole: readonly [number, number],
): readonly [number, number] {
  if (scale === undefined) return whole;
  const start = Number(scale.apply(place));
  return [start, start + (scale.bandwidth ?? 0)];
}

/** The panel that a point lies in, or the nearest one. */
export function panelAt(panels: readonly Box[], x: number, y: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  panels.forEach((panel, index) => {
    const across = Math.max(panel.left - x, 0, x - panel.right);
    const down = Math.max(panel.top - y, 0, y - panel.bottom);
    const distance = Math.hypot(across, down);
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

/** Where the pointer is in the picture, also when the page shows it smaller. */
export function pointOf(
  svg: SVGSVGElement,
  event: { readonly clientX: number; readonly clientY: number },
  width: number,
): { readonly x: number; readonly y: number; readonly scale: number } {
  const rect = svg.getBoundingClientRect();
  const scale = rect.width === 0 ? 1 : width / rect.width;
  return { x: (event.clientX - rect.left) * scale, y: (event.clientY - rect.top) * scale, scale };
}
