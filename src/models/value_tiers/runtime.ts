import { tierRuntime } from '../value/tier-steps';
import { declaration } from './model';

/** Value tiers as the kernel runs them. */
export const runtime = tierRuntime(declaration);
