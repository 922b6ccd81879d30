import type { Result } from '../../src/base/result';
import type { Connector } from '../../src/engine/connector';
import type { ModelContext } from '../../src/models/model';
import { runModel } from './models';

/** Runs RFM over the `transactions` that stand in the engine, and makes all its views. */
export function runRfm(
  connector: Connector,
  settings: Readonly<Record<string, unknown>> = {},
  facts: Partial<Omit<ModelContext<unknown>, 'settings'>> = {},
): Promise<Result<unknown>> {
  return runModel(connector, 'rfm', { ...facts, settings });
}
