import type { Row } from '../../state/rows';
import type { AppState } from '../../state/app-state.svelte';

/**
 * Opens the customer whose mark was clicked, in a chart whose rows say whose they are.
 *
 * @returns as options of the chart
 */
export function openingOf(app: AppState, rows: readonly Row[]): { onOpen?: (row: number) => void } {
  if (typeof rows[0]?.['customer_id'] !== 'string') return {};
  return {
    onOpen: (row) => {
      const customer = rows[row]?.['customer_id'];
      if (typeof customer === 'string') void app.customer.open(customer);
    },
  };
}
