import type { Result } from '../../src/base/result';
import type { Connector } from '../../src/engine/connector';
import type { ModelContext } from '../../src/models/model';
import { declaration } from '../../src/models/rfm/model';
import { runtime } from '../../src/models/rfm/runtime';
import type { RfmSettings } from '../../src/models/rfm/settings';
import { runSteps } from '../../src/models/steps';

/** Runs RFM as the kernel does, over the `transactions` that stand in the engine. */
export async function runRfm(
  connector: Connector,
  settings: Readonly<Record<string, unknown>> = {},
  facts: Partial<ModelContext<RfmSettings>> = {},
): Promise<Result<void>> {
  const checked = runtime.settings(settings);
  if (!checked.ok) return checked;
  const context = {
    name: 'rfm',
    settings: checked.value,
    transactionRows: null,
    mapped: {},
    ...facts,
  };
  return runSteps(connector, declaration, context.name, runtime.steps(context));
}
