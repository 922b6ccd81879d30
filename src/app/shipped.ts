const texts = import.meta.glob<string>('./notebooks/*.md', { query: '?raw', import: 'default' });

/** Notebooks that come with the page: opened as copies. */
export const SHIPPED = [
  {
    id: 'rfm',
    title: 'Who are my customers?',
    about: 'RFM scores and ten segments, each with a meaning and an action.',
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
  { id: 'empty', title: 'Empty notebook', about: 'Begin with nothing.' },
] as const;

export type ShippedId = (typeof SHIPPED)[number]['id'];

/** The text of a notebook that comes with the page. */
export async function shippedText(id: ShippedId): Promise<string> {
  const load = texts[`./notebooks/${id}.md`];
  if (!load) throw new RangeError(`no notebook ${id}`);
  return load();
}
