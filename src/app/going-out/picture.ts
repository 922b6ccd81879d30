import type { Result } from '../../base/result';
import type { ReportPart } from '../../export/report';
import { chartToSvg } from '../../export/image';
import { describeError } from '../../base/errors';

/** Pixels of a picture in a report, by the width of its cell: three of them fill an A4 page. */
export const PICTURE_WIDTHS = { full: 720, half: 350, third: 250 } as const;

interface PictureWords {
  readonly title: string;
  readonly note: string | null;
}

/**
 * A chart as a part of a report: drawn anew in light colours and at the width of paper, so that neither theme nor
 * window decide what others see.
 *
 * @param draw draws it; `finish` is called with it in the document
 */
export function picturePart(
  drawn: Result<SVGSVGElement>,
  width: number,
  { title, note }: PictureWords,
  finish: (chart: SVGSVGElement) => void = () => undefined,
): ReportPart {
  if (!drawn.ok) return { kind: 'problem', ...describeError(drawn.error) };
  const chart = drawn.value;
  const place = document.createElement('div');
  place.ariaHidden = 'true';
  place.inert = true;
  Object.assign(place.style, {
    position: 'fixed',
    left: '-10000px',
    width: `${width}px`,
    colorScheme: 'light',
    color: 'var(--ink)',
  });
  place.append(chart);
  document.body.append(place);
  try {
    finish(chart);
    const svg = chartToSvg(chart, { title: '', background: 'none', margin: 2 });
    return { kind: 'picture', title, svg, alt: chart.getAttribute('aria-label') ?? title, note };
  } finally {
    place.remove();
  }
}
