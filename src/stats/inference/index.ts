/** The tests, intervals and effect sizes of a profile: each function is a file beside this one. */
export { chiSquareIndependence, type IndependenceTest } from './chi-square-independence';
export { compareProportions, type ComparedProportions } from './compare-proportions';
export { holm } from './holm';
export type { Interval } from './interval';
export { meanInterval } from './mean-interval';
export { minimumDetectableLift } from './minimum-detectable-lift';
export type { Sample } from './sample';
export { standardisedDifference } from './standardised-difference';
export { welch, type WelchTest } from './welch';
