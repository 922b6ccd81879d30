import type { Result } from '../../src/base/result';
import type { Connector } from '../../src/engine/connector';
import type { ModelContext } from '../../src/models/model';
import { declaration } from '../../src/models/rfm/model';
import { runtime } from '../../src/models/rfm/runtime';
import type { RfmSettings } from '../../src/models/rfm/settings';
import { makeView, outputViews, runSteps } from '../../src/models/steps';
import { must } from './engine';

/** Runs RFM over the `transactions` that stand in the engine, and makes all its views. */
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
  const steps = runtime.steps(context);
  const done = await runSteps(connector, declaration, context.name, steps);
  if (!done.ok) return done;
  for (const view of outputViews(declaration, context.name, steps)) {
    must(await makeView(connector, view));
  }
  return done;
}
