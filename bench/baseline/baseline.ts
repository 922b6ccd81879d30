import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import workerAsset from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmAsset from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** What anyone would write first: the engine, the file as it comes, RFM with three ntiles, the summary of ten segments. */
const IMPORT = `create table orders as from read_csv('orders.csv')`;
const RFM = `
  create table rfm as
  with customers as (
    select
      customer_id,
      date_diff('day', max(ordered_at)::date, (select max(ordered_at)::date + 1 from orders)) as recency_days,
      count(distinct order_id) as frequency,
      sum(amount) as monetary
    from orders
    group by customer_id
  )
  select
    *,
    ntile(5) over (order by recency_days desc, customer_id) as r,
    ntile(5) over (order by frequency, customer_id) as f,
    ntile(5) over (order by monetary, customer_id) as m
  from customers`;
const SUMMARY = `
  select
    case
      when r = 5 and f >= 4 then 'Champions'
      when r in (3, 4) and f >= 4 then 'Loyal'
      when r >= 4 and f in (2, 3) then 'Potential Loyalist'
      when r = 5 then 'New'
      when r = 4 then 'Promising'
      when r = 3 and f = 3 then 'Need Attention'
      when r = 3 then 'About to Sleep'
      when f in (3, 4) then 'At Risk'
      when f = 5 then 'Can''t Lose'
      else 'Hibernating'
    end as segment,
    count(*)::integer as customers,
    sum(monetary)::double as revenue
  from rfm
  group by segment
  order by segment`;

const worker = new Worker(new URL(workerAsset, location.href));
const database = new AsyncDuckDB(new VoidLogger(), worker);
await database.instantiate(new URL(wasmAsset, location.href).href);
await database.open({ path: ':memory:' });
const connection = await database.connect();
const input = document.querySelector<HTMLInputElement>('#file');
const table = document.querySelector('#segments');
if (!input || !table) throw new Error('incomplete page');

input.addEventListener('change', () => {
  const file = input.files?.[0];
  if (file) void run(file);
});
document.documentElement.dataset['ready'] = 'true';

async function run(file: File): Promise<void> {
  await connection.query('drop table if exists orders');
  await connection.query('drop table if exists rfm');
  await database.registerFileHandle(
    'orders.csv',
    file,
    DuckDBDataProtocol.BROWSER_FILEREADER,
    true,
  );
  const marks = [performance.now()];
  await connection.query(IMPORT);
  marks.push(performance.now());
  await connection.query(RFM);
  const result = await connection.query(SUMMARY);
  marks.push(performance.now());
  table?.replaceChildren(
    ...result.toArray().map((row: { toJSON(): Record<string, unknown> }) => {
      const line = document.createElement('tr');
      line.textContent = Object.values(row.toJSON()).join(' ');
      return line;
    }),
  );
  const [start = 0, imported = 0, done = 0] = marks;
  requestAnimationFrame(() => {
    setTimeout(() => {
      document.documentElement.dataset['marks'] = JSON.stringify({
        importMs: imported - start,
        rfmMs: done - imported,
        painted: performance.now(),
      });
    });
  });
}
