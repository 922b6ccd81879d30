import type { AppState } from '../../state/app-state.svelte';
import { matches, NOTEBOOK_SHORTCUTS as KEYS } from '../../ui/shell/shortcuts';

/** Goes through the list by keyboard while a customer is open; keys pressed on the notebook stay its own. */
export function customerKeys(app: AppState, event: KeyboardEvent): void {
  if (event.defaultPrevented || app.dialogs.current || !isOurs(event.target)) return;
  if (matches(event, KEYS.nextCustomer.keys)) void app.customer.next();
  else if (matches(event, KEYS.previousCustomer.keys)) void app.customer.previous();
  else return;
  event.preventDefault();
}

/** Not a cell, and nothing that has arrow keys of its own. */
function isOurs(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('main, aside, input, select, textarea, [tabindex="0"]') === null;
}
