import type { NotebookOffer } from '../ui/start/notebook-offer';

/** Notebooks that come with the page: opened as copies. */
export const SHIPPED = [
  {
    id: 'rfm',
    group: 'who',
    title: 'Who are my customers?',
    about: 'RFM scores and ten segments, each with a meaning and an action.',
    needs: ['transactions'],
  },
  {
    id: 'groups',
    group: 'who',
    title: 'Natural groups (clusters)',
    about: 'Who buys alike, how many groups there are, and what sets them apart.',
    needs: ['transactions'],
  },
  {
    id: 'profile',
    group: 'who',
    title: 'Profile your customers',
    about: 'Five steps to a few profile cards: what sets each group apart, and how sure that is.',
    needs: ['customers'],
    more: ['transactions', 'interactions', 'surveys', 'campaigns'],
  },
  {
    id: 'accounts',
    group: 'who',
    title: 'B2B accounts',
    about: 'Firms by industry, size and place, what they are worth, and whom to call first.',
    needs: ['transactions', 'customers'],
  },
  {
    id: 'money',
    group: 'value',
    title: 'Which customers bring the money?',
    about: 'Tiers from A to D, how much hangs on a few, and who of them is going quiet.',
    needs: ['transactions'],
  },
  {
    id: 'status',
    group: 'value',
    title: 'Who is new, active, slipping, lost?',
    about: 'Each customer against their own rhythm, who moved in a quarter, and whom to call now.',
    needs: ['transactions'],
    more: ['customers'],
  },
  {
    id: 'behaviour',
    group: 'value',
    title: 'How do they behave?',
    about: 'Rhythm, breadth, discounts, channels and types of customers, as far as the data tell.',
    needs: ['transactions'],
    more: ['customers', 'interactions', 'surveys'],
  },
  {
    id: 'products',
    group: 'sales',
    title: 'What do they buy?',
    about: 'Products and categories by revenue, and who buys them.',
    needs: ['transactions'],
  },
  {
    id: 'business',
    group: 'sales',
    title: 'How is the business doing?',
    about: 'Revenue, orders, customers and repeat rate by month, against the year before.',
    needs: ['transactions'],
  },
  {
    id: 'empty',
    group: 'sales',
    title: 'Empty notebook',
    about: 'Begin with nothing.',
    needs: [],
  },
] as const satisfies readonly NotebookOffer[];

export type ShippedId = (typeof SHIPPED)[number]['id'];

const TEXTS: Readonly<Record<ShippedId, () => Promise<{ default: string }>>> = {
  rfm: () => import('./notebooks/rfm.md?raw'),
  groups: () => import('./notebooks/groups.md?raw'),
  accounts: () => import('./notebooks/accounts.md?raw'),
  money: () => import('./notebooks/money.md?raw'),
  status: () => import('./notebooks/status.md?raw'),
  behaviour: () => import('./notebooks/behaviour.md?raw'),
  products: () => import('./notebooks/products.md?raw'),
  business: () => import('./notebooks/business.md?raw'),
  profile: () => import('./notebooks/profile.md?raw'),
  empty: () => import('./notebooks/empty.md?raw'),
};

/** The text of a notebook that comes with the page. */
export async function shippedText(id: ShippedId): Promise<string> {
  return (await TEXTS[id]()).default;
}
