/** What can follow a value, whatever the clause. */
export const BEHIND_VALUE = [
  'and',
  'or',
  'as',
  'in',
  'not in',
  'between',
  'like',
  'ilike',
  'not like',
  'is null',
  'is not null',
  'is distinct from',
  'is not distinct from',
  'when',
  'then',
  'else',
  'end',
  'collate',
];

/** What can begin a value. */
export const BEFORE_VALUE = [
  'not',
  'null',
  'true',
  'false',
  'case',
  'when',
  'exists',
  'interval',
  'date',
  'timestamp',
  'distinct',
  'all',
];

const JOINS = [
  'join',
  'left join',
  'inner join',
  'full join',
  'right join',
  'cross join',
  'asof join',
  'semi join',
  'anti join',
  'positional join',
  'natural join',
  'on',
  'using',
];
const SETS = ['union all', 'union all by name', 'union', 'except', 'intersect'];
const TAIL = ['order by', 'order by all', 'limit', 'offset'];
const MIDDLE = ['where', 'group by', 'group by all', 'having', 'qualify', 'window'];

/** Clauses that can come after a clause. */
export const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  select: [
    'from',
    'exclude',
    'replace',
    'rename',
    'filter',
    'over',
    'within group',
    ...MIDDLE,
    ...SETS,
    ...TAIL,
  ],
  from: ['select', 'as', ...JOINS, ...MIDDLE, 'using sample', ...SETS, ...TAIL],
  where: [...MIDDLE.slice(1), ...SETS, ...TAIL],
  group: [...MIDDLE.slice(3), ...SETS, ...TAIL],
  having: [...MIDDLE.slice(4), ...SETS, ...TAIL],
  qualify: [...SETS, ...TAIL],
  order: ['asc', 'desc', 'nulls first', 'nulls last', ...TAIL.slice(2)],
  limit: ['offset'],
  pivot: ['on', 'using', 'group by', ...TAIL],
  unpivot: ['on', 'into', ...TAIL],
  window: ['as', ...TAIL],
};

/** In the brackets of `over`. */
export const OF_WINDOW = [
  'partition by',
  'order by',
  'rows between',
  'range between',
  'unbounded preceding',
  'unbounded following',
  'current row',
  'preceding',
  'following',
];

export const STARTS = [
  'select',
  'from',
  'with',
  'with recursive',
  'values',
  'pivot',
  'unpivot',
  'summarize',
  'describe',
];

export const TYPES =
  'varchar integer bigint double boolean date timestamp time interval decimal(18,4) hugeint smallint float uuid'.split(
    ' ',
  );

/** Common shapes, in CodeMirror’s template syntax. */
export const SHAPES: readonly {
  readonly name: string;
  readonly doc: string;
  readonly template: string;
}[] = [
  {
    name: 'select … from …',
    doc: 'Some columns of a relation.',
    template: 'select ${columns}\nfrom ${relation}\nwhere ${condition}',
  },
  {
    name: 'select … group by all',
    doc: 'A count for each value.',
    template:
      'select ${column}, count(*) as ${customers}\nfrom ${relation}\ngroup by all\norder by ${customers} desc',
  },
  {
    name: 'with … as (…)',
    doc: 'A step with a name, then the query that reads it.',
    template:
      'with ${step} as (\n  select ${columns}\n  from ${relation}\n)\nselect *\nfrom ${step}',
  },
  {
    name: 'by month',
    doc: 'A sum for each month.',
    template:
      "select date_trunc('month', ${ordered_at})::date as month, sum(${amount})::double as ${revenue}\nfrom ${transactions}\ngroup by all\norder by month",
  },
];

/** Shapes of values. */
export const VALUE_SHAPES: typeof SHAPES = [
  {
    name: 'case when … then … else … end',
    doc: 'One value or another.',
    template: 'case when ${condition} then ${value} else ${otherwise} end',
  },
  {
    name: 'count(*)',
    doc: 'Rows.',
    template: 'count(*)',
  },
  {
    name: 'count(*) filter (where …)',
    doc: 'Rows where something holds.',
    template: 'count(*) filter (where ${condition})',
  },
  {
    name: 'row_number() over (…)',
    doc: 'Numbers the rows of each group.',
    template: 'row_number() over (partition by ${customer_id} order by ${ordered_at})',
  },
  {
    name: 'date_trunc(month)',
    doc: 'First day of the month.',
    template: "date_trunc('month', ${ordered_at})::date",
  },
];
