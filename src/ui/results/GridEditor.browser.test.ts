import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { standardGrid, validateGrid } from '../../models/rfm/grid';
import { RFM_SEGMENTS } from '../../models/rfm/segments';
import type { EditedGrid } from './grid-draft.svelte';
import GridEditor from './GridEditor.svelte';

beforeAll(() => page.viewport(1100, 1000));

const standard: EditedGrid = { grid: standardGrid(5), segments: RFM_SEGMENTS };

async function open(start: EditedGrid = standard) {
  const onsave = vi.fn<(edited: EditedGrid) => void>();
  const props = { bins: 5, start, standard, validate: validateGrid, onsave, oncancel: vi.fn() };
  await render(GridEditor, props);
  return onsave;
}

const proof = () => page.getByRole('status');
const save = () => page.getByRole('button', { name: 'Save' });
const cell = (name: RegExp) => page.getByRole('gridcell', { name });
const claims = (edited: EditedGrid | undefined, name: string) =>
  edited?.grid.find(({ segment }) => segment === name)?.cells;

it('proves the standard grid', async () => {
  await open();
  await expect.element(proof()).toHaveTextContent('25 of 25 cells claimed exactly once');
  await expect.element(save()).toBeEnabled();
});

it('saves nothing while a cell is claimed twice or by nobody; painting repairs it', async () => {
  const grid = standard.grid.map((area) => {
    if (area.segment === 'New') return { ...area, cells: [] };
    return area.segment === 'Loyal' ? { ...area, cells: [...area.cells, [5, 5] as const] } : area;
  });
  const onsave = await open({ ...standard, grid });
  await expect.element(proof()).toHaveTextContent('23 of 25 cells claimed exactly once');
  await expect.element(proof()).toHaveTextContent('Unclaimed: r5 f1');
  await expect.element(proof()).toHaveTextContent('Claimed by Champions and Loyal: r5 f5');
  await expect.element(save()).toBeDisabled();

  await cell(/^Recency 5, frequency 5/).click();
  await page.getByRole('radio', { name: 'New' }).click({ force: true });
  await cell(/^Recency 5, frequency 1/).click();
  await expect.element(proof()).toHaveTextContent('25 of 25 cells claimed exactly once');
  await save().click();
  expect(claims(onsave.mock.lastCall?.[0], 'New')).toEqual([[5, 1]]);
});

it('paints by keyboard', async () => {
  const onsave = await open();
  cell(/^Recency 1, frequency 1/)
    .element()
    .focus();
  await userEvent.keyboard('{ArrowUp} {Shift>}{ArrowRight}{/Shift}');
  await expect.element(cell(/^Recency 2, frequency 2: Champions/)).toHaveFocus();
  await save().click();
  expect(claims(onsave.mock.lastCall?.[0], 'Champions')).toEqual(
    expect.arrayContaining([
      [1, 2],
      [2, 2],
    ]),
  );
  expect(claims(onsave.mock.lastCall?.[0], 'Hibernating')).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

it('asks for names that are there and differ', async () => {
  const onsave = await open();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Loyal');
  await expect.element(proof()).toHaveTextContent('Two segments are called “Loyal”');
  await expect.element(save()).toBeDisabled();
  await name.fill('Best customers');
  await save().click();
  expect(onsave.mock.lastCall?.[0].segments[0]?.name).toBe('Best customers');
  expect(claims(onsave.mock.lastCall?.[0], 'Best customers')).toHaveLength(2);
});

it('leaves cells unclaimed when their segment goes, and resets to the standard', async () => {
  await open();
  await page.getByRole('button', { name: 'Remove this segment' }).click();
  await expect.element(proof()).toHaveTextContent('23 of 25 cells claimed exactly once');
  await page.getByRole('button', { name: 'Reset to the standard grid' }).click();
  await expect.element(proof()).toHaveTextContent('25 of 25 cells claimed exactly once');
});
