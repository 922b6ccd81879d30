/**
 * Replaces every fill and stroke in a picture by #rrggbb and, where it is translucent, an opacity: other programs
 * know neither `var()` nor `oklab()`.
 *
 * @param page element of the page whose custom properties count
 */
export function resolveColors(picture: SVGElement, page: Element): void {
  const known = new Map<string, Rgba>();
  const probe = document.createElement('span');
  (page.parentElement ?? document.body).append(probe);
  try {
    for (const element of [picture, ...picture.querySelectorAll<SVGElement>('*')]) {
      for (const property of ['fill', 'stroke'] as const) {
        const value = element.getAttribute(property);
        if (value === null || value === 'none' || value.startsWith('url(')) continue;
        let color = known.get(value);
        if (color === undefined) known.set(value, (color = pixelOf(value, probe)));
        write(element, property, color);
      }
    }
  } finally {
    probe.remove();
  }
}

interface Rgba {
  readonly hex: string;
  /** 0 to 1. */
  readonly alpha: number;
}

/** What a CSS colour paints. A canvas answers for every notation, also for those it was not written for. */
function pixelOf(color: string, probe: HTMLElement): Rgba {
  probe.style.color = '';
  probe.style.color = color;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) return { hex: '#000000', alpha: 1 };
  context.fillStyle = getComputedStyle(probe).color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  return { hex: `#${hex}`, alpha: alpha / 255 };
}

function write(element: SVGElement, property: 'fill' | 'stroke', color: Rgba): void {
  element.setAttribute(property, color.hex);
  if (color.alpha === 1) return;
  const own = Number(element.getAttribute(`${property}-opacity`) ?? 1);
  element.setAttribute(`${property}-opacity`, String(Math.round(own * color.alpha * 1000) / 1000));
}
