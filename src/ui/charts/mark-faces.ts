import type { MarkName } from '../../document/chart-spec';

/** A mark as it is offered: its name and a small picture of 24 × 24, drawn as strokes. */
export interface MarkFace {
  readonly mark: MarkName;
  readonly label: string;
  readonly path: string;
}

export const MARK_FACES: readonly MarkFace[] = [
  { mark: 'bar', label: 'Bars', path: 'M4 4v16M4 5.5h13v3H4zM4 10.5h9v3H4zM4 15.5h5v3H4z' },
  { mark: 'line', label: 'Line', path: 'M4 17l5-6 4 3 7-9M4 20.5h16' },
  { mark: 'area', label: 'Area', path: 'M4 20h16V8l-6 5-4-4-6 6zM4 15v5' },
  {
    mark: 'dot',
    label: 'Dots',
    path: 'M6.5 16a1.5 1.5 0 1 0 .01 0zM11 9.5a1.5 1.5 0 1 0 .01 0zM14.5 14a1.5 1.5 0 1 0 .01 0zM18 5.5a1.5 1.5 0 1 0 .01 0z',
  },
  {
    mark: 'histogram',
    label: 'Histogram',
    path: 'M4 20h16M4 20v-4h4v4M8 16V9h4v11M12 9V5h4v15M16 13h4v7',
  },
  {
    mark: 'box',
    label: 'Boxes',
    path: 'M8 3.5v4M8 16v4.5M5 7.5h6V16H5zM5 12h6M17 5.5v3M17 15v3.5M14.5 8.5h5V15h-5zM14.5 11h5',
  },
  {
    mark: 'heatmap',
    label: 'Heat map',
    path: 'M4 4h16v16H4zM4 9.33h16M4 14.67h16M9.33 4v16M14.67 4v16M10.6 10.6h2.8v2.8h-2.8z',
  },
  { mark: 'table', label: 'Table', path: 'M4 5h16v14H4zM4 9.5h16M4 14.2h16M10 5v14' },
  {
    mark: 'treemap',
    label: 'Tree map',
    path: 'M4 4h16v16H4zM12.5 4v16M12.5 12H20M16.5 12v8M4 14h8.5',
  },
  {
    mark: 'mosaic',
    label: 'Mosaic',
    path: 'M4 4h16v16H4zM10 4v16M16 4v16M4 13h6M10 8h6M16 15h4',
  },
  { mark: 'rule', label: 'Rules', path: 'M4 20h16M4 4v16M4 9h16M4 15h16' },
  { mark: 'text', label: 'Text', path: 'M5.5 8V5h13v3M12 5v14M9.5 19h5' },
];
