import type { Notebook } from '../document/notebook';
import type { ContentsItem } from '../ui/shell/contents-item';

/** What the contents list shows: headings of texts, models and charts with a title. */
export function outlineOf({ cells }: Notebook): ContentsItem[] {
  return cells.flatMap((cell, index): ContentsItem[] => {
    const id = `cell-${String(index + 1)}`;
    if (cell.kind === 'text') {
      const heading = /^#{1,3}\s+(.+?)\s*#*\s*$/m.exec(cell.markdown)?.[1];
      return heading === undefined ? [] : [{ id, label: heading }];
    }
    if (cell.kind === 'chart') {
      const label = cell.spec?.title ?? cell.name;
      return label === null ? [] : [{ id, label }];
    }
    if (cell.kind === 'model' && cell.name !== null) return [{ id, label: cell.name }];
    return [];
  });
}
