/** A text of a hundred cells with the SQL in it, for whatever cannot ask the engine what the queries read. */
export interface HundredCells {
  readonly text: string;
  readonly queries: ReadonlyMap<
    string,
    { readonly variables: readonly string[]; readonly relations: readonly string[] }
  >;
}

const GROUPS = 20;
const BINNINGS = ['quantile', 'ntile', 'quantile', 'ntile', 'quantile'];

/**
 * Forty texts, twenty inputs, twenty queries that read an input each and every second one the query before it, fifteen
 * charts of them, and five models.
 */
export function hundredCells(): HundredCells {
  const queries: [string, { variables: string[]; relations: string[] }][] = [];
  const cells: string[] = [];
  for (let group = 1; group <= GROUPS; group++) {
    const n = String(group);
    const isChained = group % 2 === 0;
    const from = isChained ? `figures_${String(group - 1)}` : 'transactions';
    const sql = isChained ? `select * from ${from} where customers >= $least_${n}` : figures(n);
    queries.push([sql, { variables: [`least_${n}`], relations: [from] }]);
    cells.push(
      `## Part ${n}\n\nWhat the categories of part ${n} brought in.`,
      cell(`input least_${n}`, `type: number\nlabel: At least (${n})\ndefault: ${n}\nmin: 0`),
      cell(`sql figures_${n}`, sql),
      `Part ${n} ends **here**, with a [link](#part-${n}) back to its beginning.`,
      group % 4 === 0
        ? cell(`model rfm_${n}`, `model: rfm\nbinning: ${BINNINGS[group / 4 - 1] ?? 'quantile'}`)
        : cell(`chart`, chart(group)),
    );
  }
  return {
    text: `---\nquintile: 1\ntitle: A hundred cells\n---\n\n${cells.join('\n\n<!-- cell -->\n\n')}\n`,
    queries: new Map(queries),
  };
}

function figures(n: string): string {
  return [
    'select category, count(distinct customer_id)::INTEGER as customers, sum(amount)::DOUBLE as revenue',
    'from transactions',
    `where amount >= $least_${n}`,
    'group by category',
    'order by revenue desc',
  ].join('\n');
}

function chart(group: number): string {
  const n = String(group);
  const marks = [
    `data: figures_${n}\nmark: bar\ntitle: Revenue ${n}\nx: revenue\ny: {field: category, sort: '-x'}`,
    `data: transactions\nmark: histogram\ntitle: Amounts ${n}\nx: amount`,
    `data: transactions\nmark: line\ntitle: Months ${n}\nx: {field: ordered_at, bin: month}\ny: {field: amount, aggregate: sum}\ncolor: channel`,
  ];
  return marks[group % marks.length] ?? '';
}

function cell(head: string, body: string): string {
  return `\`\`\`${head}\n${body}\n\`\`\``;
}
