import { tierRuntime } from '../value/tier-steps';
import { declaration } from './model';

/** Revenue streams as the kernel runs them. */
export const runtime = tierRuntime(declaration);
