import type { SegmentDeclaration } from '../../models/declarations';

/**
 * The segments in their order, with words and colours: those of an edited grid may bring their own (`meaning`, `action`,
 * `color` beside `segment` and `cells`), the others are as the model declares them.
 *
 * @param grid the setting `grid`; anything else than a list means the standard segments
 */
export function segmentViews(
  grid: unknown,
  standard: readonly SegmentDeclaration[],
): readonly SegmentDeclaration[] {
  if (!Array.isArray(grid)) return standard;
  return grid.map((area: unknown, index): SegmentDeclaration => {
    const given = (typeof area === 'object' && area !== null ? area : {}) as Record<
      string,
      unknown
    >;
    const name = textOr(given['segment'], '');
    const declared = standard.find((segment) => segment.name === name);
    return {
      name,
      meaning: textOr(given['meaning'], declared?.meaning ?? ''),
      action: textOr(given['action'], declared?.action ?? ''),
      color: typeof given['color'] === 'number' ? given['color'] : (declared?.color ?? index),
    };
  });
}

/** The grid as it is written down: words and colours only where they differ from the declared ones. */
export function gridWithViews(
  grid: readonly { readonly segment: string; readonly cells: unknown }[],
  views: readonly SegmentDeclaration[],
  standard: readonly SegmentDeclaration[],
): readonly Record<string, unknown>[] {
  return grid.map(({ segment, cells }) => {
    const view = views.find(({ name }) => name === segment);
    const declared = standard.find(({ name }) => name === segment);
    return {
      segment,
      cells,
      ...(view && view.meaning !== (declared?.meaning ?? '') ? { meaning: view.meaning } : {}),
      ...(view && view.action !== (declared?.action ?? '') ? { action: view.action } : {}),
      ...(view && view.color !== declared?.color ? { color: view.color } : {}),
    };
  });
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
