import type { Channel } from './channels';
import type { Sketch } from './drawing';
import type { Facets } from './facets';
import { formatValue, formatWithNoun } from './format';
import type { Spot, Spots } from './marks/parts';
import { ONLY, placeOf } from './series';
import type { SeriesPoint } from './series';
import { plainTitle, wordOf } from './tip-text';
import type { Tip, TipRow } from './tip-text';

const MOST_ROWS = 12;

/** What stands where on the page, when it is not the value itself. */
export interface Placed {
  readonly point: SeriesPoint;
  /** Position of the point on the y scale. */
  readonly y: number;
  /** Part of the whole at this place, where that is shown. */
  readonly share?: number;
}

/** One spot for each place on x: pointing there tells about all series. */
export function seriesSpots(
  sketch: Sketch,
  facets: Facets,
  x: Channel,
  y: Channel,
  lines: readonly (readonly SeriesPoint[])[],
): Spots {
  const placed = lines.flat().map((point) => ({ point, y: point.y }));
  return spotsByX(sketch, facets, x, y, placed, { sum: false });
}

/** The same for points whose place on the page is computed (stacks). */
export function spotsByX(
  sketch: Sketch,
  facets: Facets,
  x: Channel,
  y: Channel,
  placed: readonly Placed[],
  { sum }: { readonly sum: boolean },
): Spots {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    if (one.point.row === null || !Number.isFinite(one.point.y)) continue;
    const key = `${String(one.point.panel)}\n${placeOf(one.point.x)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const list = [...groups.values()].flatMap((group): Spot[] => {
    const [first] = group;
    if (first === undefined) return [];
    group.sort((a, b) => b.y - a.y);
    return [
      {
        x: first.point.x,
        index: first.point.row ?? 0,
        order: first.point.order,
        panel: first.point.panel,
        dots: group.map(({ point, y: at }) => ({ y: at, color: point.color })),
        tip: () => tipOf(sketch, facets, x, y, group, sum),
      },
    ];
  });
  list.sort((a, b) => a.panel - b.panel || a.order - b.order);
  return { by: 'x', list };
}

function tipOf(
  { format }: Sketch,
  facets: Facets,
  x: Channel,
  y: Channel,
  group: readonly Placed[],
  sum: boolean,
): Tip {
  const row = group[0]?.point.row ?? 0;
  const panel = facets.names[group[0]?.point.panel ?? 0];
  const title = [wordOf(x, row, format), ...(panel === undefined ? [] : [panel])].join(' · ');
  const name = x.kind === 'number' ? `${plainTitle(x)} ` : '';
  const rows = group.slice(0, MOST_ROWS).map(({ point, share }): TipRow => {
    const value = wordOf(y, point.row ?? 0, format);
    const told = share === undefined ? value : `${value} (${formatValue(share, 'share', format)})`;
    return point.series === ONLY
      ? { label: plainTitle(y), value: told }
      : { label: point.series, value: told, color: point.color };
  });
  const more = group.length - rows.length;
  if (more > 0) rows.push({ label: `${String(more)} more`, value: '' });
  if (sum && group.length > 1) {
    const total = group.reduce((whole, { point }) => whole + point.y, 0);
    rows.push({ label: 'Together', value: formatWithNoun(total, y.unit, format) });
  }
  return { title: `${name}${title}`, rows };
}
