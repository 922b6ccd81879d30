export { linkedChartOf } from './linked';
export type { ChartPlan } from './plan';
export { planChart } from './plan-chart';
export type { PlanOptions } from './plan-chart';
export { selectionKind, selectionOfBrush, selectionOfMark } from './mark-selection';
export { suggestChart } from './suggest-chart';
