import type { NotebookOffer } from '../ui/start/notebook-offer';

/** Notebooks that come with the page: opened as copies. */
export const SHIPPED = [
  {
    id: 'rfm',
    title: 'Who are my customers?',
    about: 'RFM scores and ten segments, each with a meaning and an action.',
  },
  {
    id: 'money',
    title: 'Which customers bring the money?',
    about: 'Tiers from A to D, how much hangs on a few, and who of them is going quiet.',
  },
  {
    id: 'products',
    title: 'What do they buy?',
    about: 'Products and categories by revenue, and who buys them.',
  },
  {
    id: 'business',
    title: 'How is the business doing?',
    about: 'Revenue, orders, customers and repeat rate by month, against the year before.',
  },
  {
    id: 'profile',
    title: 'Profile your customers',
    about: 'Five steps to a few profile cards: what sets each group apart, and how sure that is.',
  },
  { id: 'empty', title: 'Empty notebook', about: 'Begin with nothing.' },
] as const satisfies readonly NotebookOffer[];

export type ShippedId = (typeof SHIPPED)[number]['id'];

const TEXTS: Readonly<Record<ShippedId, () => Promise<{ default: string }>>> = {
  rfm: () => import('./notebooks/rfm.md?raw'),
  money: () => import('./notebooks/money.md?raw'),
  products: () => import('./notebooks/products.md?raw'),
  business: () => import('./notebooks/business.md?raw'),
  profile: () => import('./notebooks/profile.md?raw'),
  empty: () => import('./notebooks/empty.md?raw'),
};

/** The text of a notebook that comes with the page. */
export async function shippedText(id: ShippedId): Promise<string> {
  return (await TEXTS[id]()).default;
}
