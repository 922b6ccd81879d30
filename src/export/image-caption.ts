/** A paragraph above or below a picture. Empty text takes no room. */
export interface Caption {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
  /** Style of the chart: its font is measured. */
  readonly style: CSSStyleDeclaration;
}

/**
 * Sets paragraphs below each other from `top` down, broken to `width` pixels.
 *
 * @returns one text element a line, and where the last one ends
 */
export function captionLines(
  captions: readonly Caption[],
  width: number,
  top: number,
): { lines: SVGTextElement[]; bottom: number } {
  const context = document.createElement('canvas').getContext('2d');
  const lines: SVGTextElement[] = [];
  let bottom = top;
  for (const caption of captions) {
    if (caption.text.trim() === '') continue;
    if (context !== null)
      context.font = `${caption.weight} ${caption.size}px ${caption.style.fontFamily}`;
    const fits = (text: string): boolean =>
      (context?.measureText(text).width ?? text.length * caption.size * 0.6) <= width;
    for (const text of brokenLines(caption.text, fits)) {
      lines.push(textLine(text, caption, bottom + caption.size));
      bottom += Math.round(caption.size * 1.35);
    }
    bottom += 2;
  }
  return { lines, bottom };
}

/** Breaks text between words, and inside a word that is longer than a line. */
export function brokenLines(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && !fits(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function textLine(text: string, caption: Caption, baseline: number): SVGTextElement {
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  line.setAttribute('y', String(baseline));
  line.setAttribute('font-size', String(caption.size));
  line.setAttribute('font-weight', String(caption.weight));
  line.setAttribute('fill', caption.fill);
  line.textContent = text;
  return line;
}
