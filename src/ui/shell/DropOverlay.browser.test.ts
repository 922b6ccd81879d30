import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import DropOverlay from './DropOverlay.svelte';

beforeAll(() => page.viewport(1200, 800));

function transfer(content: { file?: File; text?: string }): DataTransfer {
  const data = new DataTransfer();
  if (content.file !== undefined) data.items.add(content.file);
  if (content.text !== undefined) data.setData('text/plain', content.text);
  return data;
}

const drag = (type: string, dataTransfer: DataTransfer) =>
  document.body.dispatchEvent(
    new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
  );

const paste = (target: Element, clipboardData: DataTransfer) =>
  target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );

async function overlay() {
  const onfiles = vi.fn<(files: File[]) => void>();
  await render(DropOverlay, { onfiles });
  return onfiles;
}

it('shows while files are dragged over the window, and hands over what is dropped', async () => {
  const onfiles = await overlay();
  const files = transfer({ file: new File(['a,b\n1,2'], 'orders.csv') });
  drag('dragenter', files);
  drag('dragenter', files);
  drag('dragleave', files);
  await expect.element(page.getByText('Drop to read')).toBeVisible();
  drag('drop', files);
  await expect.element(page.getByText('Drop to read')).not.toBeInTheDocument();
  expect(onfiles.mock.calls[0]?.[0].map((file) => file.name)).toEqual(['orders.csv']);
});

it('leaves dragged text alone', async () => {
  const onfiles = await overlay();
  const text = transfer({ text: 'a,b\n1,2' });
  drag('dragenter', text);
  expect(drag('drop', text)).toBe(true);
  expect(onfiles).not.toHaveBeenCalled();
  expect(page.getByText('Drop to read').elements()).toHaveLength(0);
});

it('takes pasted rows as a file, but not from a field', async () => {
  const onfiles = await overlay();
  const rows = transfer({ text: 'customer\tdate\n7\t2024-01-02' });
  const field = document.createElement('input');
  document.body.append(field);
  paste(field, rows);
  field.remove();
  expect(onfiles).not.toHaveBeenCalled();
  paste(document.body, rows);
  expect(onfiles.mock.calls[0]?.[0].map((file) => file.name)).toEqual(['pasted.tsv']);
});
