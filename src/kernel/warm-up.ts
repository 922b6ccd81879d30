import { proposeRoles } from '../intake/roles';
import { sniffFile } from '../intake/sniff/sniff-file';

const LINES = 400;

/**
 * Runs the sniffer once on invented lines. Code that runs for the first time is slow, and the first file somebody drops
 * should not be the one to pay for it.
 */
export async function warmUp(): Promise<void> {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const day = String(1 + (line % 28)).padStart(2, '0');
    return `A${String(line)},C${String(line % 90)},2024-03-${day} 10:00:00,"Tea, green",${String(line % 7)},${String(line)}.50`;
  });
  const text = ['order_id,customer_id,ordered_at,product,quantity,amount', ...lines].join('\n');
  const file = new File([text], 'orders.csv');
  const sniff = await sniffFile(file, {});
  if (!sniff.ok) return;
  const { sample, reading } = sniff.value;
  proposeRoles({ ...sample, types: reading.columns.map(({ type }) => type) }, file.name);
}
