import type { Page } from 'playwright';
import { withPage } from './browser';
import type { Figure } from './figures';
import { inTime, openNotebook, runNotebook, untilQuiet } from './notebook-page';
import { quantile } from './statistics';

const MOVES = 100;
/** Moves inside a bin change nothing and are not counted. */
const ATTEMPTS = 600;
const FRAME_MS = 16;
/** Between the pointer’s arrival at the chart and its first move, as a hand takes. */
const PAUSE_MS = 500;
const BRUSHED = 'recency';
const FOLLOWING = ['frequency', 'monetary', 'scores', 'segments', 'grid'];

/** Six linked charts over a model: one is brushed, the other five follow. */
const NOTEBOOK = `---
quintile: 1
title: Brush
---

\`\`\`model rfm {quiet: true, fold: true}
\`\`\`

\`\`\`chart recency {fold: true, width: third}
data: rfm
mark: histogram
x: recency_days
select: by_recency
filter: [by_frequency, by_monetary, by_segment]
\`\`\`

\`\`\`chart frequency {fold: true, width: third}
data: rfm
mark: histogram
x: frequency
select: by_frequency
filter: [by_recency, by_monetary, by_segment]
\`\`\`

\`\`\`chart monetary {fold: true, width: third}
data: rfm
mark: histogram
x: monetary
select: by_monetary
filter: [by_recency, by_frequency, by_segment]
\`\`\`

\`\`\`chart scores {fold: true, width: third}
data: rfm
mark: histogram
x: score
filter: [by_recency, by_frequency, by_monetary, by_segment]
\`\`\`

\`\`\`chart segments {fold: true, width: third}
data: rfm
mark: bar
x: {aggregate: count}
y: {field: segment, sort: none}
color: segment
select: by_segment
filter: [by_recency, by_frequency, by_monetary]
\`\`\`

\`\`\`chart grid {fold: true, width: third}
data: rfm
mark: heatmap
x: {field: f, scale: ordinal}
y: {field: r, scale: ordinal, sort: descending}
color: {aggregate: count}
filter: [by_recency, by_frequency, by_monetary, by_segment]
\`\`\`
`;

/** One move of the pointer, in milliseconds from the moment the page gets the event. */
interface Move {
  /** Until all five charts have their new counts in the document. */
  readonly changed: number;
  /** Until the frame with them was handed over to be shown. */
  readonly shown: number;
  /** What had gone by between the pointer and the page. */
  readonly queued: number;
}

interface BrushProbe {
  /** The move that the last event has made; null where it changed nothing. */
  move: Promise<Move> | null;
}

/** Drags over one of six linked charts, by real events of the mouse, each after the last one was shown. */
export async function brushFigures(
  url: string,
  file: string,
  customers: number,
): Promise<Figure[]> {
  const [first, ...moves] = await withPage(url, async (page) => {
    await openNotebook(page, NOTEBOOK, file);
    await runNotebook(page);
    await page.waitForFunction(
      (cells) => cells.every((cell) => document.querySelector(`[data-cell=${cell}] .q-chart`)),
      [BRUSHED, ...FOLLOWING],
    );
    await untilQuiet(page);
    await page.evaluate(watch, { brushed: BRUSHED, following: FOLLOWING });
    return drag(page);
  });
  const of = (value: (move: Move) => number, share: number) => quantile(moves.map(value), share);
  const name = customers >= 1e6 ? `${String(customers / 1e6)}M` : `${String(customers / 1e3)}k`;
  const figure = (words: string, value: number, limit?: number): Figure => ({
    name: `brush, ${name} customers: ${words}`,
    value,
    unit: 'ms',
    ...(limit === undefined ? {} : { limit }),
  });
  return [
    figure(
      'event to five charts, median',
      of(({ changed }) => changed, 0.5),
      FRAME_MS,
    ),
    figure(
      'event to five charts, 95th percentile',
      of(({ changed }) => changed, 0.95),
      FRAME_MS,
    ),
    figure(
      'event to their frame, median',
      of(({ shown }) => shown, 0.5),
    ),
    figure(
      'event to their frame, 95th percentile',
      of(({ shown }) => shown, 0.95),
    ),
    figure(
      'pointer to event, median',
      of(({ queued }) => queued, 0.5),
    ),
    figure('first move, half a second after the pointer came', first?.changed ?? Number.NaN),
  ];
}

/** Runs in the page: notes what each move of the pointer over the brushed chart leads to. */
function watch({ brushed, following }: { brushed: string; following: readonly string[] }): void {
  const chart = (cell: string): SVGSVGElement => {
    const svg = document.querySelector<SVGSVGElement>(`[data-cell=${cell}] .q-chart`);
    if (!svg) throw new Error(`no chart ${cell}`);
    return svg;
  };
  const probe: BrushProbe = { move: null };
  (window as unknown as { brush: BrushProbe }).brush = probe;
  const followers = following.map(chart);
  const source = chart(brushed);
  const width = () => source.querySelector('.q-brush rect')?.getAttribute('width');
  const nextMessage = async () => {
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    port1.close();
  };
  let [began, before]: [number, ReturnType<typeof width>] = [0, undefined];
  source.addEventListener(
    'pointermove',
    () => {
      [began, before] = [performance.now(), width()];
      probe.move = null;
    },
    { capture: true },
  );
  // The range moves while the chart handles the event, the counts when the kernel has answered.
  source.addEventListener('pointermove', ({ timeStamp }) => {
    if (width() === before) return;
    const start = began;
    const changes = followers.map(
      (svg) =>
        new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve(null);
          });
          observer.observe(svg, { subtree: true, attributes: true, characterData: true });
        }),
    );
    probe.move = Promise.all(changes).then(async () => {
      const changed = performance.now();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      // A message that is sent while a frame is made comes after it.
      await nextMessage();
      const shown = performance.now();
      return { changed: changed - start, shown: shown - start, queued: start - timeStamp };
    });
  });
}

/** Draws one range and pulls its end back and forth. @returns the moves that changed something, the first one first */
async function drag(page: Page): Promise<Move[]> {
  await page.locator(`[data-cell=${BRUSHED}] .q-chart`).scrollIntoViewIfNeeded();
  const area = await page.locator(`[data-cell=${BRUSHED}] .q-chart .q-brush`).evaluate((brush) => {
    const rect = brush.querySelector('rect');
    const svg = brush.closest('svg');
    const { left, top, width } = svg?.getBoundingClientRect() ?? new DOMRect();
    const scale = width / (svg?.viewBox.baseVal.width ?? width);
    const handles = [...(svg?.querySelectorAll('.q-handle') ?? [])].map(
      (handle) => handle.getBoundingClientRect().left + handle.getBoundingClientRect().width / 2,
    );
    return {
      from: Math.min(...handles),
      to: Math.max(...handles),
      y: top + (Number(rect?.getAttribute('y')) + Number(rect?.getAttribute('height')) / 2) * scale,
      left,
    };
  });
  const at = (share: number) => area.from + (area.to - area.from) * share;
  const moves: Move[] = [];
  await page.mouse.move(at(0.1), area.y);
  await page.waitForTimeout(PAUSE_MS);
  await page.mouse.down();
  for (let attempt = 0; attempt < ATTEMPTS && moves.length <= MOVES; attempt++) {
    // 0.2 to 0.98 of the axis and back, in steps that bins are not a multiple of.
    const swing = Math.abs(((attempt * 0.037) % 2) - 1);
    await page.mouse.move(at(0.2 + 0.78 * (1 - swing)), area.y);
    const move = await inTime(
      page.evaluate(() => (window as unknown as { brush: BrushProbe }).brush.move),
      'a move of the brush',
    );
    if (move) moves.push(move);
  }
  await page.mouse.up();
  if (moves.length <= MOVES) throw new Error(`only ${String(moves.length)} moves changed anything`);
  return moves;
}
