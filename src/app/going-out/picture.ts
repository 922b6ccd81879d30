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
 * A chart as a part of a report: in light colours, and at the width of paper, so that neither theme nor window decide
 * what others see.
 *
 * @param finish called with the chart while it is in the document
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
  Object.assign(place.style, { position: 'fixed', left: '-10000px', width: `${width}px` });
  place.append(chart);
  const svg = inLight(() => {
    document.body.append(place);
    try {
      finish(chart);
      return chartToSvg(chart, { title: '', background: 'none', margin: 2 });
    } finally {
      place.remove();
    }
  });
  return { kind: 'picture', title, svg, alt: chart.getAttribute('aria-label') ?? title, note };
}

/** The theme’s colours hang on the root, so that the whole page is light for a moment: before it is painted again. */
function inLight<T>(run: () => T): T {
  const { dataset } = document.documentElement;
  const before = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    return run();
  } finally {
    if (before === undefined) delete dataset['theme'];
    else dataset['theme'] = before;
  }
}
