export { linkedChartOf } from './linked';
export type { LinkedChart, LinkedDimension, LinkedPlan } from './linked';
export { OTHERS } from './plan';
export type { CalendarStep, ChartPlan, Origin } from './plan';
export { planChart } from './plan-chart';
export type { PlanOptions } from './plan-chart';
export { selectionKind, selectionOfBrush, selectionOfMark } from './mark-selection';
export type { Brush, BrushRange } from './mark-selection';
export { suggestChart } from './suggest-chart';
