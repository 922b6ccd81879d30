import { expect } from '@playwright/test';
import {
  editorIsLive,
  loadNotebook,
  notebookText,
  notebookTextOf,
  numberCell,
  runNotebook,
  sqlCell,
} from '../helpers/notebook-page';
import { ordersCsv } from '../helpers/orders';
import { addFiles, cell, openStart, query, settled, test } from '../helpers/quintile-page';

/** Written as no program would write it: what is not edited stays as it is, byte for byte. */
const TEXT = notebookText(
  'Ten edits',
  '## A text\n\n  indented *oddly*,   with  spaces  ',
  numberCell('spend', 'Spent at least', 500).replace('default', '# a comment\ndefault'),
  sqlCell('good', 'select customer_id, monetary\nfrom rfm\nwhere monetary >= $spend'),
  '```model rfm  {fold: true}\nbins:   5\n```',
  '```chart spread\ndata:  good\nmark: histogram   # by amount\nx: monetary\n```',
  '```x-note later {a: 1}\nof a kind that comes later\n```',
).replace('quintile: 1', '# of mine\nquintile: 1\nsomething_unknown: {kept:   yes}');

test('ten edits of different kinds are undone and done again, byte for byte', async ({ page }) => {
  await openStart(page);
  await addFiles(page, { name: 'orders.csv', content: ordersCsv(60) });
  await loadNotebook(page, TEXT);
  await runNotebook(page);
  expect(await notebookTextOf(page)).toBe(TEXT);
  const more = async (name: string, item: string) => {
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const edits: Record<string, () => Promise<void>> = {
    'a query': async () => {
      await page.getByRole('textbox', { name: 'Text of good' }).click();
      await editorIsLive(page);
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' order by monetary desc');
      await page.keyboard.press('Control+Enter');
      await page.keyboard.press('Escape');
    },
    'a text': async () => {
      await cell(page, '#1').focus();
      await page.keyboard.press('Enter');
      await editorIsLive(page);
      await page.keyboard.press('Control+End');
      await page.keyboard.type('and more');
      await page.keyboard.press('Escape');
    },
    'an input': async () => {
      await cell(page, 'spend').getByRole('spinbutton').last().fill('900');
      await page.keyboard.press('Enter');
    },
    'a setting of a model': async () => {
      await page.getByRole('radio', { name: 'Equal groups' }).check();
    },
    'a name': async () => {
      await cell(page, 'good').getByRole('textbox', { name: 'Name of the cell' }).fill('best');
      await page.keyboard.press('Enter');
    },
    'a new cell': async () => {
      await cell(page, 'best').focus();
      await page.keyboard.press('i');
      await expect(cell(page, 'input_1')).toBeFocused();
    },
    'a duplicate': () => more('SQL best', 'Duplicate'),
    'a move': async () => {
      await cell(page, 'spend').focus();
      await page.keyboard.press('Alt+ArrowUp');
      await expect(cell(page, 'spend')).toBeFocused();
    },
    'a fold': async () => {
      await cell(page, 'best').focus();
      await page.keyboard.press('f');
    },
    'a chart’s mark': async () => {
      await cell(page, 'spread').getByRole('textbox', { name: 'Name of the cell' }).fill('wide');
      await page.keyboard.press('Enter');
      await more('Chart wide', 'Half width');
    },
    'the title': async () => {
      await page.getByRole('textbox', { name: 'Title of the notebook' }).fill('Other: a “title”');
      await page.keyboard.press('Enter');
    },
    'a deletion': () => more('Unknown later', 'Delete'),
    'the as-of date': async () => {
      await page.getByRole('textbox', { name: /^As of the day/ }).fill('2024-12-24');
      await page.keyboard.press('Enter');
    },
  };
  const texts = [TEXT];
  for (const [what, edit] of Object.entries(edits)) {
    await test.step(what, async () => {
      await edit();
      await expect.poll(() => notebookTextOf(page)).not.toBe(texts.at(-1));
      await settled(page);
      texts.push(await notebookTextOf(page));
    });
  }
  expect(new Set(texts).size).toBe(Object.keys(edits).length + 1);
  await page.getByRole('heading', { name: 'A text' }).click();
  const last = texts.at(-1) ?? '';
  const undone: string[] = [];

  await test.step('undo, one by one', async () => {
    const undo = page.getByRole('button', { name: /^Undo: / });
    for (let step = 0; step < 40 && (await undo.count()) > 0; step++) {
      await page.keyboard.press('Control+z');
      undone.push(await notebookTextOf(page));
    }
    expect(undone.at(-1)).toBe(TEXT);
    // Every text that stood between two edits stands again on the way back.
    for (const text of texts.slice(0, -1)) expect(undone).toContain(text);
    await settled(page);
    const [row] = await query(page, 'select count(*) as n from rfm where monetary >= 500');
    expect(await query(page, 'select count(*) as n from good')).toEqual([row]);
    await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();
  });

  await test.step('and redo', async () => {
    const redone: string[] = [];
    for (let step = 0; step < undone.length; step++) {
      await page.keyboard.press(step % 2 === 0 ? 'Control+Shift+z' : 'Control+y');
      redone.push(await notebookTextOf(page));
    }
    expect(redone.at(-1)).toBe(last);
    expect(redone.slice(0, -1)).toEqual([...undone].reverse().slice(1));
    await settled(page);
    const [row] = await query(page, 'select count(*) as n from rfm where monetary >= 900');
    expect(await query(page, 'select count(*) as n from best')).toEqual([row]);
  });
});
