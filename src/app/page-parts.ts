/** The parts of the result page, in their order: ids of elements and what the contents call them. */
export const PAGE_PARTS = [
  { id: 'overview', label: 'Overview' },
  { id: 'grid', label: 'Recency × frequency' },
  { id: 'segments', label: 'Segments' },
  { id: 'distributions', label: 'Distributions' },
  { id: 'customers', label: 'Customers' },
  { id: 'method', label: 'Method' },
  { id: 'rows', label: 'Rows and checks' },
] as const;
