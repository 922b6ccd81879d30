import { ok } from '../src/base/result';
import { parseNotebook } from '../src/document/parse';
import { buildGraph } from '../src/notebook/graph/graph';
import { Scheduler } from '../src/notebook/graph/scheduler';
import { factsOf } from '../src/notebook/kinds';
import type { HundredCells } from './hundred-cells';

/**
 * Milliseconds from the parsed cells to all of them settled, where running a cell takes no time: their facts, the graph,
 * and every turn of the scheduler.
 *
 * @returns one figure for each time, the first one on cold code
 */
export async function schedulerOverhead(
  { text, queries }: HundredCells,
  times: number,
): Promise<number[]> {
  const parsed = parseNotebook(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const { cells } = parsed.value;
  const references = new Map(
    [...queries].map(([sql, { variables, relations }]) => [
      sql,
      {
        variables: variables.map((name) => ({ name, from: 0, to: 0 })),
        relations: relations.map((name) => ({ name, from: 0, to: 0 })),
        readsSources: false,
      },
    ]),
  );
  const measured: number[] = [];
  for (let time = 0; time < times; time++) {
    let ran = 0;
    const scheduler = new Scheduler(
      () => {
        ran += 1;
        return Promise.resolve(ok(undefined));
      },
      () => undefined,
    );
    scheduler.setRoles(new Set(['transactions']));
    const start = performance.now();
    const facts = cells.map((cell, index) => factsOf(cell, index, (sql) => references.get(sql)));
    scheduler.setGraph(buildGraph(facts));
    scheduler.runAll();
    await scheduler.settled();
    measured.push(performance.now() - start);
    if (ran !== cells.length) throw new Error(`only ${String(ran)} cells ran`);
  }
  return measured;
}
