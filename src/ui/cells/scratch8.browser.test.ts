import '../theme.css';
import { it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { ok } from '../../base/result';
import { segmentColors } from '../../charts/palette';
import Scratch from './Scratch8.svelte';
const md = `# Good customers who went quiet

They spent **{{kpi.revenue}}** in all, {{kpi.late}} last month and {{kpi.gone}} before. Read [how RFM works](https://en.wikipedia.org/wiki/RFM_(market_research)) or go [down](#what-to-do).

## What to do

1. Call the ones who \`can't lose\`
2. Offer a *small* gift
   - not money
   - [x] done already

> Scores are relative to the customers in these data.

| Segment | Customers | Revenue |
|---|--:|--:|
| Champions | 604 | 4,911,407.90 |
| At Risk | 312 | 811,002.10 |

\`\`\`sql
select * from rfm where segment = 'At Risk'
\`\`\`

---

![Map](https://evil.example/a.png) <b>raw</b>`;
const segs = ['Champions', 'Loyal Customers', 'At Risk', 'Hibernating'];
const rowAt = (i: number) => ({ customer_id: String(12346 + i * 7), recency_days: i === 3 ? null : (i * 13) % 370, frequency: 1 + (i % 9), monetary: 77183.6 / (i + 1), segment: segs[i % 4]!, first_ordered_at: '2010-12-0' + (1 + (i % 8)) + 'T08:26:00', note: i % 5 === 0 ? null : i % 5 === 1 ? '' : 'WHITE HANGING HEART T-LIGHT HOLDER and more words', is_new: i % 3 === 0 });
const c = (name: string, type: string, unit: string, doc?: string) => ({ name, type, unit, doc });
const columns = [c('customer_id', 'VARCHAR', 'id'), c('recency_days', 'INTEGER', 'days', 'Days since the last order.'), c('frequency', 'INTEGER', 'orders'), c('monetary', 'DOUBLE', 'money', 'What they spent.'), c('segment', 'VARCHAR', 'name'), c('first_ordered_at', 'TIMESTAMP', 'timestamp'), c('note', 'VARCHAR', 'text'), c('is_new', 'BOOLEAN', 'boolean')];
const s = (name: string, x: object) => ({ name, type: '', rows: 4338, missing: 0, distinct: 10, distinctIsExact: true, range: null, bins: null, top: null, ...x });
const bins = (f: (i: number) => number) => Array.from({ length: 20 }, (_, i) => Math.round(f(i)));
const summaries = [s('customer_id', { distinct: 4338, top: [{ value: '12346', rows: 1 }] }), s('recency_days', { missing: 131, distinct: 349, range: { min: 1, max: 374 }, bins: bins((i) => 900 / (i + 1)) }), s('frequency', { distinct: 34, range: { min: 1, max: 209 }, bins: bins((i) => 3000 / (i * i + 1)) }), s('monetary', { distinct: 4200, distinctIsExact: false, range: { min: 3.75, max: 280206 }, bins: bins((i) => 200 * Math.exp(-((i - 8) ** 2) / 9)) }), s('segment', { distinct: 4, top: [{ value: 'Hibernating', rows: 1700 }, { value: 'Loyal Customers', rows: 1100 }, { value: 'Champions', rows: 900 }, { value: 'At Risk', rows: 638 }] }), s('first_ordered_at', { distinct: 4300, range: { min: Date.UTC(2010, 11, 1), max: Date.UTC(2011, 11, 9) }, bins: bins((i) => 100 + 60 * Math.sin(i)) }), s('note', { missing: 2000, distinct: 3000, distinctIsExact: false, top: [{ value: '', rows: 800 }, { value: 'WHITE HANGING HEART', rows: 10 }] }), s('is_new', { distinct: 2, top: [{ value: 'false', rows: 2900 }, { value: 'true', rows: 1438 }] })];
const table = { label: 'Result', columns, rows: 4338, fetch: (o: number, l: number) => Promise.resolve(ok(Array.from({ length: Math.min(l, 4338 - o) }, (_, i) => rowAt(o + i)))), summaries, height: 460, colors: segmentColors(segs) };
for (const theme of ['light', 'dark'])
  for (const width of [1100, 390])
    for (const what of ['md', 'inputs', 'form', 'model', 'table'])
      it(`${what} ${theme} ${width}`, async () => {
        document.documentElement.dataset.theme = theme;
        await page.viewport(width, 900);
        await render(Scratch, { what, md, table });
        await new Promise((r) => setTimeout(r, 500));
        if (what === 'table' && width === 1100) {
          const g = page.getByRole('grid').element() as HTMLElement;
          g.focus();
          await userEvent.keyboard('{ArrowDown}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}');
          await page.getByRole('columnheader', { name: /segment/ }).hover();
          await new Promise((r) => setTimeout(r, 200));
        }
        await page.screenshot({ path: `../../../.cache/h8/${what}-${theme}-${width}.png` });
      });
