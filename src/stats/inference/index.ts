/** The tests, intervals and effect sizes of a profile: each function is a file beside this one. */
export { chiSquareIndependence, type IndependenceTest } from './chi-square-independence';
export { compareProportions, type ComparedProportions } from './compare-proportions';
export { fisherExact } from './fisher-exact';
export { holm } from './holm';
export type { Interval } from './interval';
export { meanInterval } from './mean-interval';
export {
  minimumDetectableLift,
  type DetectableLift,
  type PlannedHoldout,
} from './minimum-detectable-lift';
export type { Proportion } from './proportion';
export type { Sample } from './sample';
export { shareIndex } from './share-index';
export { standardisedDifference } from './standardised-difference';
export { twoProportionZ, type ZTest } from './two-proportion-z';
export { welch, type WelchTest } from './welch';
export { wilsonInterval } from './wilson-interval';
