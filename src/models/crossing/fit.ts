import { ok, type Result } from '../../base/result';
import { chiSquareIndependence, type IndependenceTest } from '../../stats/inference';
import { ident, sql, type Sql } from '../../sql';
import { fetchRows } from '../fetch-rows';
import type { FitHooks, ModelContext, ModelStep } from '../model';
import { valuesQuery } from '../values-query';
import { CROSSING_OUTPUTS } from './outputs';

/** More than this share of pairs with fewer than 5 expected customers makes the test a rough guide (Cochran 1954). */
const MOST_SMALL = 0.2;

/** Tests the cells that the steps have made, and writes down the summary. */
export async function fitCrossing(
  { name, relations }: ModelContext<unknown>,
  hooks: FitHooks,
): Promise<Result<readonly ModelStep[]>> {
  const cells = await fetchRows(
    hooks,
    sql`
      select customers, row_place, column_place
      from ${ident(`${name}_cells`)}
      order by row_place, column_place
    `,
  );
  if (!cells.ok) return cells;
  const apart = await fetchRows(hooks, sql`from ${ident(apartName(name))}`);
  if (!apart.ok) return apart;
  const counts = cells.value.map((row) => Number(row['customers']));
  const last = cells.value.at(-1);
  const [rows, columns] = [Number(last?.['row_place']), Number(last?.['column_place'])];
  const test = chiSquareIndependence(counts, rows, columns);
  const query = summaryQuery(
    [relations?.['rows']?.name ?? '', relations?.['columns']?.name ?? ''],
    [Number(apart.value[0]?.['only_rows']), Number(apart.value[0]?.['only_columns'])],
    [rows, columns],
    test,
  );
  return ok([{ relation: `${name}_summary`, kind: 'table', query }]);
}

/** The scratch relation with the counts of those who are in only one segmentation. */
export function apartName(name: string): string {
  return `_${name}_apart`;
}

type Two<Of> = readonly [rows: Of, columns: Of];

function summaryQuery(
  names: Two<string>,
  only: Two<number>,
  of: Two<number>,
  test: IndependenceTest,
): Sql {
  const columns = CROSSING_OUTPUTS.find(({ suffix }) => suffix === '_summary')?.columns ?? [];
  const { n, statistic, df, p, cramersV, smallExpected, cells } = test;
  return valuesQuery(
    columns.map(({ name, type }) => ({ name, type: type as 'VARCHAR' | 'INTEGER' | 'DOUBLE' })),
    [
      [
        ...names,
        n,
        ...only,
        ...of,
        statistic,
        df,
        p,
        cramersV,
        strengthOf(cramersV),
        smallExpected,
        cells,
        warningOf(test, only, names),
      ],
    ],
  );
}

/** After J. Cohen (1988), chapter 7, for a table whose smaller side has two segments. */
function strengthOf(cramersV: number | null): string {
  if (cramersV === null) return 'cannot be told';
  if (cramersV < 0.1) return 'none';
  if (cramersV < 0.3) return 'weak';
  return cramersV < 0.5 ? 'moderate' : 'strong';
}

function warningOf(
  { df, smallExpected, cells }: IndependenceTest,
  [onlyRows, onlyColumns]: Two<number>,
  [rows, columns]: Two<string>,
): string {
  const said: string[] = [];
  if (df === 0) said.push('One of the two has a single segment: there is nothing to test.');
  else if (smallExpected > cells * MOST_SMALL) {
    const few = `${String(smallExpected)} of ${String(cells)} pairs`;
    said.push(`${few} expect fewer than 5 customers: the p value is a rough guide.`);
  }
  if (onlyRows > 0) said.push(`${String(onlyRows)} customers are only in ${rows}.`);
  if (onlyColumns > 0) said.push(`${String(onlyColumns)} customers are only in ${columns}.`);
  return said.length === 0 ? 'None.' : said.join(' ');
}
