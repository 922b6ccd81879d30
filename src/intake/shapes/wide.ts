import type { Shape, WidePurpose } from '../../base/shapes';
import type { Role } from '../../base/roles';
import { ENOUGH_QUESTIONS, isQuestionName, personalKind } from '../roles';
import { ident, join, literal, sql, type Sql } from '../../sql';
import type { ShapedTable } from './shaped-table';
import type { ShapeSource } from './shape-source';

type Wide = Extract<Shape, { kind: 'wide' }>;

/** Fewer columns of a kind are attributes rather than a table lying on its side. */
const ENOUGH = 2;
const CAMPAIGN =
  /(accept|respon|convert|open|click|redeem|react).*\d|^(cmp|camp|campaign|kampagne|campagne|campa[nñ]a|campanha|campagna|kampania)[ _-]?\w*\d|(cmp|camp(aign)?)[ _-]?\d+$/i;
/** Beside numbered campaigns, the answer to the last one. */
const LAST_CAMPAIGN = /^(response|responded|accepted_?last.*)$/i;
const HAPPENED =
  /^(complain(t|s|ed)?|has_complained|beschwerde|reklamation|plainte|r[eé]clamation|queja|reclamo|reclama[cç][aã]o|klacht|skarga|reklamacja)$/i;

/** Columns of files about customers that would be rows of another role; what they hold has to be looked up. */
export function wideCandidates(source: ShapeSource): Wide[] {
  const role = source.roles.find((one) => one.role === 'customers' && one.accepted);
  const customer = role?.mapping['customer_id'];
  if (customer === undefined) return [];
  const names = source.columns.map(({ name }) => name).filter((name) => name !== customer);
  const numbered = names.filter((name) => CAMPAIGN.test(name));
  const campaigns =
    numbered.length >= ENOUGH
      ? names.filter((name) => CAMPAIGN.test(name) || LAST_CAMPAIGN.test(name))
      : [];
  // Among other answers an e-mail address would no longer be known as one, and not be masked.
  const questions = names.filter(
    (name) => isQuestionName(name) && personalKind(name, 'text') === null,
  );
  const shape = (
    purpose: WidePurpose,
    columns: readonly string[],
    at: { at?: string } = {},
  ): Wide[] =>
    columns.length === 0
      ? []
      : [{ kind: 'wide', purpose, source: source.name, customer, columns, ...at }];
  return [
    ...shape('campaigns', campaigns),
    ...shape(
      'surveys',
      questions.length >= ENOUGH_QUESTIONS ? questions : [],
      dayOfAnswers(source),
    ),
    ...shape(
      'interactions',
      names.filter((name) => HAPPENED.test(name)),
    ),
  ];
}

/** When everybody answered, where just one column tells a day that is not of birth. */
function dayOfAnswers({ columns }: ShapeSource): { at?: string } {
  const days = columns.filter(
    ({ name, type }) => /^(DATE|TIMESTAMP)/.test(type) && personalKind(name, 'date') === null,
  );
  const [day, other] = days;
  return day === undefined || other !== undefined ? {} : { at: day.name };
}

/** One row: whether all the columns hold nothing but yes and no (`flags`), and how many cells do (`cells`). */
export function wideFactsQuery({ columns }: Wide, source: ShapeSource): Sql {
  const isFlag = columns.map(
    (name) =>
      sql`bool_and(${flagText(name)} in ('0', '1', 'true', 'false', 'yes', 'no', 'y', 'n'))`,
  );
  const cells = columns.map((name) => sql`count(${ident(name)})`);
  return sql`
    select
      coalesce(${join(isFlag, ' and ')}, false) as flags,
      (${join(cells, ' + ')})::DOUBLE as cells,
      count(*)::DOUBLE as rows
    from ${source.table}
  `;
}

function flagText(name: string): Sql {
  return sql`lower(trim(cast(${ident(name)} as VARCHAR)))`;
}

const PARTS: Readonly<Record<WidePurpose, { role: Role; name: string; value: string }>> = {
  campaigns: { role: 'campaigns', name: 'campaign', value: 'responded' },
  surveys: { role: 'surveys', name: 'question', value: 'answer' },
  interactions: { role: 'interactions', name: 'kind', value: 'happened' },
};
const DAY_PARTS: Readonly<Record<WidePurpose, string>> = {
  campaigns: 'sent_at',
  surveys: 'answered_at',
  interactions: 'occurred_at',
};

/** One row for each customer and column that says something. */
export function wideTable(shape: Wide, source: ShapeSource): ShapedTable {
  const { role, name, value } = PARTS[shape.purpose];
  const dayPart = DAY_PARTS[shape.purpose];
  const day = shape.at === undefined ? [] : [sql`${ident(shape.at)} as ${ident(dayPart)}`];
  const values = shape.columns.map(
    (column) => sql`cast(${ident(column)} as VARCHAR) as ${ident(column)}`,
  );
  const condition =
    shape.purpose === 'interactions'
      ? sql`lower(trim(${ident(value)})) in (${join(['1', 'true', 'yes', 'y'].map(literal))})`
      : sql`trim(${ident(value)}) <> ''`;
  const query = sql`
    select customer_id, ${shape.at === undefined ? sql`` : sql`${ident(dayPart)}, `}${ident(name)}, ${ident(value)}
    from (
      unpivot (
        select
          ${join([sql`${ident(shape.customer)} as customer_id`, ...day, ...values], ',\n')}
        from ${source.table}
      )
      on ${join(shape.columns.map((column) => ident(column)))}
      into name ${ident(name)} value ${ident(value)}
    )
    where ${condition}
  `;
  const parts = ['customer_id', name, ...(shape.purpose === 'interactions' ? [] : [value])];
  const mapping = Object.fromEntries(
    [...parts, ...(shape.at === undefined ? [] : [dayPart])].map((part) => [part, part]),
  );
  return { query, roles: [{ role, mapping, accepted: true }], notes: [] };
}
