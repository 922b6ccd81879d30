import { describe, expect, it } from 'vitest';
import { DECLARATIONS } from '../../models/declarations';
import { ident } from '../../sql';
import { planChart } from '../charts';
import { chartsOf, outputsOf, repeatsSegments, unitsOf } from './model-parts';

describe.each(DECLARATIONS.map((declaration) => [declaration.id, declaration] as const))(
  'charts of %s',
  (_, declaration) => {
    it('are drawn, whatever is said beside them', () => {
      const outputs = outputsOf(declaration, 'mine');
      for (const { explanation, ...spec } of chartsOf(declaration, 'mine', {})) {
        const output = outputs.find(({ relation }) => relation === spec.data);
        if (!output) throw new Error(`${spec.data} is not there`);
        const plan = planChart(spec, output.columns, unitsOf(output), ident(output.relation));
        expect(plan.ok, `${spec.title ?? spec.data}: ${explanation ?? ''}`).toBe(true);
      }
    });
  },
);

it('a bar for each segment repeats the list of segments, anything else does not', () => {
  const status = DECLARATIONS.find(({ id }) => id === 'status');
  if (!status) throw new Error('no status');
  const outputs = outputsOf(status, 'status');
  const shown = chartsOf(status, 'status', {}).filter((chart) => {
    const output = outputs.find(({ relation }) => relation === chart.data);
    return output !== undefined && !repeatsSegments(output, chart);
  });
  expect(shown.map(({ title }) => title)).toEqual([
    'Days without an order, by status',
    'How soon customers order again',
  ]);
});
