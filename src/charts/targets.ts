import type { Box, ChartFrame } from './frame';
import type { Drawing, Shape, Spot } from './marks/parts';
import type { Target } from './pointing';

/** What can be pointed at in a drawing: its shapes, or its points. */
export function targetsOf(
  svg: SVGSVGElement,
  drawing: Drawing,
  frame: ChartFrame,
  inViewOf: (row: number) => number | undefined,
  areFocusable: boolean,
): Target[] {
  const shapes = drawing.shapes.flatMap((shape) => {
    const elements = drawing.drawn.get(shape.index) ?? [];
    return elements.length === 0
      ? []
      : [shapeTarget(svg, shape, elements, frame, inViewOf, areFocusable)];
  });
  const spots = (drawing.spots?.list ?? []).flatMap((spot) => spotTarget(spot, drawing, frame));
  return [...shapes, ...spots].sort((a, b) => a.row - b.row || a.column - b.column);
}

function shapeTarget(
  svg: SVGSVGElement,
  shape: Shape,
  elements: readonly SVGElement[],
  frame: ChartFrame,
  inViewOf: (row: number) => number | undefined,
  areFocusable: boolean,
): Target {
  let box: Box | null = null;
  const [element] = elements;
  return {
    panel: shape.panel,
    index: shape.index,
    column: shape.column,
    row: shape.row,
    box: () => (box ??= boxOf(svg, elements, frame)),
    tip: () => shape.tip(inViewOf(shape.index)),
    ...(areFocusable && element !== undefined ? { element } : {}),
  };
}

function boxOf(svg: SVGSVGElement, elements: readonly SVGElement[], frame: ChartFrame): Box {
  const rect = svg.getBoundingClientRect();
  const scale = rect.width === 0 ? 1 : frame.width / rect.width;
  const boxes = elements
    .filter((element) => element.tagName !== 'text')
    .map((element) => element.getBoundingClientRect());
  return {
    left: (Math.min(...boxes.map(({ left }) => left)) - rect.left) * scale,
    right: (Math.max(...boxes.map(({ right }) => right)) - rect.left) * scale,
    top: (Math.min(...boxes.map(({ top }) => top)) - rect.top) * scale,
    bottom: (Math.max(...boxes.map(({ bottom }) => bottom)) - rect.top) * scale,
  };
}

function spotTarget(spot: Spot, { spots }: Drawing, frame: ChartFrame): Target[] {
  const shift = frame.shiftOf(spot.panel);
  const x = Number(frame.x?.apply(spot.x)) + shift.x;
  if (!Number.isFinite(x)) return [];
  const dots = spot.dots.map(({ y, color }) => ({
    x,
    y: Number(frame.y?.apply(y)) + shift.y,
    color,
  }));
  const heights = dots.map((dot) => dot.y).filter(Number.isFinite);
  const panel = frame.panels[spot.panel];
  const box: Box = {
    left: x,
    right: x,
    top: Math.min(...heights, panel?.bottom ?? 0),
    bottom: spots?.by === 'both' ? Math.max(...heights) : Math.min(...heights, panel?.bottom ?? 0),
  };
  return [
    {
      panel: spot.panel,
      index: spot.index,
      column: spot.order,
      row: spot.panel,
      box: () => box,
      tip: spot.tip,
      dots,
    },
  ];
}
