import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import StatusBar from './StatusBar.svelte';

beforeAll(() => page.viewport(1200, 800));

const idle = {
  engine: 'ready' as const,
  memory: { used: 412_000_000, limit: 3_100_000_000, compressed: false },
  task: null,
  oncancel: vi.fn(),
  onrestart: vi.fn(),
  patience: 60,
};
const task = { label: 'Computing segments', share: 0.4, cancelling: false };

it('shows what runs, and cancels it', async () => {
  const oncancel = vi.fn();
  await render(StatusBar, { ...idle, engine: 'busy', task, oncancel });
  await expect
    .element(page.getByRole('progressbar', { name: 'Computing segments' }))
    .toHaveAttribute('aria-valuenow', '40');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(oncancel).toHaveBeenCalledOnce();
});

it('offers a restart only when a cancel takes too long', async () => {
  const onrestart = vi.fn();
  const { rerender } = await render(StatusBar, { ...idle, task, onrestart });
  const restart = page.getByRole('button', { name: 'Restart engine' });
  expect(restart.elements()).toHaveLength(0);

  await rerender({ ...idle, onrestart, task: { ...task, cancelling: true } });
  await expect.element(page.getByText('Cancelling…')).toBeVisible();
  await restart.click();
  expect(onrestart).toHaveBeenCalledOnce();

  await rerender({ ...idle, onrestart, task: null });
  await expect.element(restart).not.toBeInTheDocument();
});

it('says that personal data are masked while they are', async () => {
  const words = page.getByText('Names, e-mails and phones are masked', { exact: true });
  const { rerender } = await render(StatusBar, idle);
  expect(words.elements()).toHaveLength(0);
  await rerender({ ...idle, masked: true });
  await expect.element(words).toBeInTheDocument();
});

it('explains the memory gauge to whoever points or tabs at it', async () => {
  await render(StatusBar, {
    ...idle,
    memory: { used: 2_900_000_000, limit: 3_100_000_000, compressed: true },
  });
  const gauge = page.getByText('2.9 GB of 3.1 GB', { exact: true });
  await gauge.hover();
  await expect
    .element(page.getByRole('tooltip'))
    .toHaveTextContent(/compressed\. Remove a source that you do not need\./);
});
