/** The invented companies that come with the page (public/samples). */
export const SAMPLES = [
  {
    id: 'shop',
    title: 'A shop',
    text: 'A home and garden shop: orders, customers, visits and complaints, a survey, a campaign.',
    facts: ['60,000 order lines', '5,000 customers'],
  },
  {
    id: 'supplier',
    title: 'A B2B supplier',
    text: 'A supplier of workshop goods: orders and accounts with industry, size and region.',
    facts: ['6,122 order lines', '400 accounts'],
  },
] as const;

interface SampleIndex {
  readonly [id: string]: { readonly files: readonly { readonly path: string }[] };
}

/** The files of a sample, from the site itself. */
export async function fetchSample(id: string): Promise<File[]> {
  const index = (await fetchFromSite('samples/index.json').then((response) =>
    response.json(),
  )) as SampleIndex;
  const files = index[id]?.files ?? [];
  return Promise.all(
    files.map(async ({ path }) => {
      const response = await fetchFromSite(`samples/${path}`);
      return new File([await response.blob()], path.replace(/^.*\//, ''), { type: 'text/csv' });
    }),
  );
}

async function fetchFromSite(path: string): Promise<Response> {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return response;
}
