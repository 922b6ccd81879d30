import { ok, type Result } from '../../base/result';
import { ident, type Sql } from '../../sql';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { checkSettings } from '../settings';
import { apartName, fitCrossing } from './fit';
import { declaration } from './model';
import { apartQuery, cellsQuery, crossingQuery, populationQuery, type Crossed } from './query';

/** A crossing of two segmentations as the kernel runs it. */
export const runtime: ModelRuntime = { id: 'crossing', settings, steps, fit: fitCrossing };

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

function settings(input: Readonly<Record<string, unknown>>): Result<unknown> {
  const checked = checkSettings(declaration, input);
  return checked.ok ? ok(checked.value) : checked;
}

function steps(context: ModelContext<unknown>): readonly ModelStep[] {
  const { name } = context;
  const [rows, columns] = [crossed(context, 'rows'), crossed(context, 'columns')];
  const crossing = ident(name);
  const step = (suffix: string, kind: ModelStep['kind'], query: Sql): ModelStep => ({
    relation: name + suffix,
    kind,
    query,
  });
  return [
    {
      ...step('', 'table', crossingQuery(rows, columns)),
      needs: { rows: 1, of: 'customer in both segmentations' },
    },
    step('_cells', 'table', cellsQuery(crossing)),
    { relation: apartName(name), kind: 'table', query: apartQuery(rows, columns) },
    step('_segments', 'view', segmentsQuery(crossing, null)),
    step('_check', 'view', checkQuery(crossing, populationQuery(rows, columns))),
  ];
}

function crossed({ relations }: ModelContext<unknown>, setting: string): Crossed {
  const input = relations?.[setting];
  if (!input) throw new RangeError(`${setting} names no relation`);
  const hasRevenue = input.all.some(
    (column) => column.name === 'revenue' && NUMBER.test(column.type),
  );
  return { from: ident(input.name), hasRevenue };
}
