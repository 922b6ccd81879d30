import { AXIS_SIZE } from './drawing';
import { plainLabel, wrapWords } from './label-text';
import type { Measure } from './label-text';
import { svgElement } from './svg-element';

const LINE = 15;
const ABOVE = 10;

/** Writes lines below a picture, which grows by what they take: an exported picture keeps them. */
export function writeNotes(
  svg: SVGSVGElement,
  notes: readonly string[],
  width: number,
  measure: Measure,
): void {
  if (notes.length === 0) return;
  const height = Number(svg.getAttribute('height'));
  const lines = notes.flatMap((note) => wrapWords(plainLabel(note), width, 4, AXIS_SIZE, measure));
  const whole = height + ABOVE + lines.length * LINE;
  svg.setAttribute('height', String(whole));
  svg.setAttribute('viewBox', `0 0 ${String(width)} ${String(whole)}`);
  svg.append(
    svgElement(
      'g',
      { 'font-size': AXIS_SIZE, 'text-anchor': 'start', fill: 'var(--ink-3)' },
      lines.map((line, index) =>
        svgElement('text', { x: 0, y: height + ABOVE + (index + 0.75) * LINE }, [line]),
      ),
    ),
  );
}
