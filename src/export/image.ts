import { resolveColors } from './image-colors';
import { captionLines } from './image-caption';

/** What stands around an exported picture. All of it is plain text. */
export interface ImageFrame {
  readonly title: string;
  readonly subtitle?: string;
  /** Where the data come from, e.g. `orders.csv, 397,884 rows`. */
  readonly source?: string;
  /** ISO day the analysis looks from. */
  readonly asOf?: string;
  /** CSS colour behind the picture; default the page's `--surface`. `none` leaves it out. */
  readonly background?: string;
  /** Pixels around the picture; default 20. */
  readonly margin?: number;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN = 20;

/** Properties that are written out, so that the picture looks the same without the page's style sheets. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;
const COLORS: ReadonlySet<string> = new Set(['fill', 'stroke']);
const INITIAL: Readonly<Partial<Record<(typeof PROPERTIES)[number], string>>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};
/** What only the page needs: focus, names for screen readers, what follows the pointer, style sheets. */
const PAGE_ONLY = /^(class|style|tabindex|role|data-.*|aria-.*|on.*|font-family)$/;
const PAGE_ONLY_ELEMENTS = 'style, title, script, foreignObject, .q-ring, .q-pointer';
const UNSTYLED = 'defs, defs *, clipPath, clipPath *';

/**
 * A chart on the page as a stand-alone SVG document: every colour and font is resolved to what the reader sees
 * (theme and selection included), with title, source and as-of date around it. The chart must be in the document.
 */
export function chartToSvg(chart: SVGSVGElement, frame: ImageFrame): string {
  const margin = frame.margin ?? MARGIN;
  const width = Number(chart.getAttribute('width'));
  const height = Number(chart.getAttribute('height'));
  const style = getComputedStyle(chart);
  const picture = plainCopy(chart);
  picture.setAttribute('x', String(margin));
  picture.setAttribute('overflow', 'visible');

  const root = document.createElementNS(NAMESPACE, 'svg');
  const totalWidth = width + 2 * margin;
  root.setAttribute('font-family', style.fontFamily.replaceAll('"', "'"));
  root.setAttribute('style', 'font-variant-numeric: tabular-nums');
  const head = captionLines(headLines(frame, style), width, margin + 4);
  picture.setAttribute('y', String(head.bottom + (head.bottom > margin + 4 ? 12 : 0)));
  const foot = captionLines(
    footLines(frame, style),
    width,
    Number(picture.getAttribute('y')) + height + 10,
  );
  const totalHeight = Math.ceil(foot.bottom + margin);
  root.setAttribute('width', String(totalWidth));
  root.setAttribute('height', String(totalHeight));
  root.setAttribute('viewBox', `0 0 ${totalWidth} ${totalHeight}`);
  const title = document.createElementNS(NAMESPACE, 'title');
  title.textContent = frame.title;
  root.append(title, ...background(frame, style, totalWidth, totalHeight));
  for (const line of [...head.lines, ...foot.lines]) line.setAttribute('x', String(margin));
  root.append(...head.lines, picture, ...foot.lines);
  resolveColors(root, chart);
  return new XMLSerializer().serializeToString(root);
}

function headLines(frame: ImageFrame, style: CSSStyleDeclaration) {
  const ink = style.color;
  const second = style.getPropertyValue('--ink-2') || ink;
  return [
    { text: frame.title, size: 17, weight: 600, fill: ink, style },
    { text: frame.subtitle ?? '', size: 13, weight: 400, fill: second, style },
  ];
}

function footLines(frame: ImageFrame, style: CSSStyleDeclaration) {
  const fill = style.getPropertyValue('--ink-2') || style.color;
  const told = [
    frame.source === undefined ? '' : `Source: ${frame.source}`,
    frame.asOf === undefined ? '' : `As of ${frame.asOf}`,
  ].filter((text) => text !== '');
  return [{ text: told.join(' · '), size: 11, weight: 400, fill, style }];
}

function background(
  frame: ImageFrame,
  style: CSSStyleDeclaration,
  width: number,
  height: number,
): SVGElement[] {
  const color = frame.background ?? (style.getPropertyValue('--surface') || '#ffffff');
  if (color === 'none') return [];
  const box = document.createElementNS(NAMESPACE, 'rect');
  box.setAttribute('width', String(width));
  box.setAttribute('height', String(height));
  box.setAttribute('fill', color);
  return [box];
}

/** A copy whose elements carry their computed presentation and nothing that belongs to the page. */
function plainCopy(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  originals.forEach((original, index) => {
    const target = copies[index];
    if (target === undefined) return;
    if (original.matches(PAGE_ONLY_ELEMENTS)) target.remove();
    else writeStyle(original, target);
  });
  return copy;
}

function writeStyle(original: SVGElement, target: SVGElement): void {
  for (const name of target.getAttributeNames())
    if (PAGE_ONLY.test(name)) target.removeAttribute(name);
  if (original.matches(UNSTYLED)) return;
  const style = getComputedStyle(original);
  const isGroup = original.tagName === 'g' || original.tagName === 'svg';
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    // Groups hand nothing down: each shape says what it looks like. Opacity is the exception, it is not inherited.
    if (isGroup && property !== 'opacity') target.removeAttribute(property);
    else if (value === '' || (value === INITIAL[property] && !COLORS.has(property)))
      target.removeAttribute(property);
    else target.setAttribute(property, value.replaceAll('"', "'"));
  }
}

/**
 * Draws a stand-alone SVG document to a PNG, `scale` times its size (2 for print and dense screens). Everything
 * stays in the page: the document is read from a blob URL.
 *
 * @throws Error when the browser cannot draw it, e.g. because the picture is larger than its canvas allows
 */
export async function svgToPng(svg: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser has no canvas to draw on.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('The picture is too large for this browser.'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
