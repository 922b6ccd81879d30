import { svgElement } from './svg-element';

const DISTANCE = 2;
let ring: SVGGElement | null = null;

/**
 * Draws the focus ring of a shape above its neighbours, with an edge in the colour of the page: an outline would be
 * painted over by the next shape, and one colour alone would vanish on some of the segments'.
 */
export function showFocusRing(shape: SVGElement): void {
  hideFocusRing();
  if (!(shape instanceof SVGGraphicsElement) || shape.parentNode === null) return;
  const { x, y, width, height } = shape.getBBox();
  const box = {
    x: x - DISTANCE,
    y: y - DISTANCE,
    width: width + 2 * DISTANCE,
    height: height + 2 * DISTANCE,
    rx: 4,
    fill: 'none',
    'stroke-opacity': 1,
  };
  ring = svgElement('g', { class: 'q-ring', 'aria-hidden': 'true', 'pointer-events': 'none' }, [
    svgElement('rect', { ...box, stroke: 'var(--surface)', 'stroke-width': 6 }),
    svgElement('rect', { ...box, stroke: 'var(--focus, var(--accent))', 'stroke-width': 2.5 }),
  ]);
  shape.parentNode.append(ring);
}

/** Takes the focus ring away. */
export function hideFocusRing(): void {
  ring?.remove();
  ring = null;
}
