/** Pixels between the margins of an A4 page, as `@page` of the theme sets them. */
const PAGE = 684;
const COLUMNS = 6;
const GAP = 12;

/** How wide an element is drawn on paper: `--span` of six columns, as its cell stands on the page. */
export function paperWidth(element: Element): number {
  const span = Number(getComputedStyle(element).getPropertyValue('--span')) || COLUMNS;
  return span === COLUMNS ? PAGE : Math.floor((PAGE * span) / COLUMNS) - GAP;
}
