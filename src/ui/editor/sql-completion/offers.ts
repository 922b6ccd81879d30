import { FUNCTION_LINES } from './catalogue';
import type { SourceColumns } from './columns';
import type { Token } from './lexer';
import { isSymbol } from './nodes';
import { ORDER, plainOffer, quotedName, type Offer } from './offer';
import { columnsBehind, type Expected, type Position } from './position';
import type { SchemaColumn, SqlSchema } from './schema';
import {
  BEFORE_VALUE,
  BEHIND_VALUE,
  FOLLOWING,
  OF_WINDOW,
  SHAPES,
  STARTS,
  TYPES,
  VALUE_SHAPES,
} from './words';

/** Made once: they are the same in every query. */
const FUNCTIONS = FUNCTION_LINES.trim()
  .split('\n')
  .map((line) => {
    const [kind = '', call = '', doc = ''] = line.split('|');
    const name = call.slice(0, call.indexOf('('));
    const offer: Offer = {
      ...plainOffer('function', name, ORDER.function, { detail: call.slice(name.length), doc }),
      insert: call.endsWith('()') ? `${name}()` : `${name}(\${})`,
      isTemplate: !call.endsWith('()'),
    };
    return { kind, offer };
  });

/** Everything that could stand where something is expected, matching or not. */
export function offersFor(
  wanted: Expected,
  before: readonly Token[],
  position: Position,
  schema: SqlSchema,
): Offer[] {
  if (isSymbol(before.at(-1), '.')) return memberOffers(before, position, schema);
  switch (wanted) {
    case 'nothing':
      return [];
    case 'start':
      return [...shapeOffers(SHAPES, ORDER.column), ...words(STARTS)];
    case 'relation':
      return [...relationOffers(position, schema), ...functionOffers(['table'])];
    case 'behind relation':
      return words(FOLLOWING['from'] ?? []);
    case 'behind value':
      return words([
        ...BEHIND_VALUE,
        ...(position.call === 'over' ? OF_WINDOW : (FOLLOWING[position.clause] ?? [])),
      ]);
    case 'type':
      return TYPES.map((type) => plainOffer('type', type, ORDER.column));
    case 'by':
      return position.call === 'over' && !['partition', 'order'].includes(before.at(-1)?.name ?? '')
        ? words(OF_WINDOW)
        : words(before.at(-1)?.name === 'partition' ? ['by'] : ['by', 'by all']);
    case 'variable':
      return inputOffers(schema);
    case 'value':
      return valueOffers(position, schema);
  }
}

function valueOffers(position: Position, schema: SqlSchema): Offer[] {
  const inScope = scopeOffers(position.sources, ORDER.column);
  if (position.call === 'using' || position.call === 'exclude') return inScope;
  return [
    ...inScope,
    ...scopeOffers(position.outerSources, ORDER.outerColumn),
    ...(inScope.length === 0 ? elsewhereOffers(schema) : []),
    ...position.aliases.map((name) =>
      plainOffer('alias', name, ORDER.alias, {
        detail: 'in this select',
        insert: quotedName(name),
      }),
    ),
    ...inputOffers(schema),
    ...sourceOffers(position.sources),
    ...functionOffers(
      position.sources.length > 0
        ? ['aggregate', 'scalar', 'window']
        : ['scalar', 'aggregate', 'window'],
    ),
    ...words(position.call === 'over' ? [...BEFORE_VALUE, ...OF_WINDOW] : BEFORE_VALUE),
    ...shapeOffers(VALUE_SHAPES, ORDER.shape),
  ];
}

/** Columns of what is read; those that two sources share carry the name of their source. */
function scopeOffers(sources: readonly SourceColumns[], order: number): Offer[] {
  const count = new Map<string, number>();
  for (const { name } of sources.flatMap(({ columns }) => columns)) {
    count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  }
  return sources.flatMap(({ alias, columns }) =>
    columns.map((column) => {
      const shared = (count.get(column.name.toLowerCase()) ?? 0) > 1;
      return columnOffer(column, order, shared ? alias : null);
    }),
  );
}

function columnOffer(column: SchemaColumn, order: number, qualifier: string | null): Offer {
  const { name, type, doc } = column;
  const prefix = qualifier === null ? '' : `${quotedName(qualifier)}.`;
  return plainOffer('column', `${prefix}${name}`, order, {
    match: name,
    detail: type?.toLowerCase(),
    doc,
    insert: `${prefix}${quotedName(name)}`,
  });
}

/** Before there is a `from`: columns of everything, each name once. */
function elsewhereOffers(schema: SqlSchema): Offer[] {
  const offers = new Map<string, Offer>();
  for (const relation of schema.relations) {
    for (const column of relation.columns) {
      const key = column.name.toLowerCase();
      const offer = columnOffer(column, ORDER.elsewhere, null);
      if (!offers.has(key)) offers.set(key, { ...offer, detail: `in ${relation.name}` });
    }
  }
  return [...offers.values()];
}

function sourceOffers(sources: readonly SourceColumns[]): Offer[] {
  return sources.flatMap(({ alias }) =>
    alias === null
      ? []
      : plainOffer('relation', alias, ORDER.relation, {
          detail: 'read here',
          insert: quotedName(alias),
        }),
  );
}

function relationOffers(position: Position, schema: SqlSchema): Offer[] {
  const offers: Offer[] = [];
  const names = new Set<string>();
  for (let at = position.environment; at; at = at.outer) {
    for (const { name } of at.ctes.toReversed()) {
      if (names.has(name)) continue;
      names.add(name);
      offers.push(
        plainOffer('relation', name, ORDER.column, {
          detail: 'in this query',
          insert: quotedName(name),
        }),
      );
    }
  }
  for (const { schema: of, name, kind, doc } of schema.relations) {
    if (of === undefined && names.has(name)) continue;
    const prefix = of === undefined ? '' : `${of}.`;
    offers.push(
      plainOffer('relation', `${prefix}${name}`, of === undefined ? ORDER.alias : ORDER.relation, {
        detail: kind,
        doc,
        insert: `${of === undefined ? '' : `${quotedName(of)}.`}${quotedName(name)}`,
      }),
    );
  }
  return offers;
}

/** Behind a dot. */
function memberOffers(before: readonly Token[], position: Position, schema: SqlSchema): Offer[] {
  const owner = before.at(-2)?.name.toLowerCase() ?? '';
  const columns = columnsBehind(position, owner);
  if (columns && columns.length > 0)
    return columns.map((column) => columnOffer(column, ORDER.column, null));
  const relation = schema.relations.find(
    ({ schema: of, name }) => of === undefined && name.toLowerCase() === owner,
  );
  if (relation) return relation.columns.map((column) => columnOffer(column, ORDER.column, null));
  return schema.relations
    .filter(({ schema: of }) => of?.toLowerCase() === owner)
    .map(({ name, kind, doc }) =>
      plainOffer('relation', name, ORDER.relation, { detail: kind, doc, insert: quotedName(name) }),
    );
}

function inputOffers(schema: SqlSchema): Offer[] {
  return schema.inputs.map(({ name, type, value }) =>
    plainOffer('input', `$${name}`, ORDER.input, {
      match: name,
      detail: value === undefined ? type : `${type}, now ${value}`,
    }),
  );
}

function functionOffers(kinds: readonly string[]): Offer[] {
  return kinds.flatMap((kind) =>
    FUNCTIONS.filter((known) => known.kind === kind).map(({ offer }) => offer),
  );
}

function shapeOffers(shapes: typeof SHAPES, order: number): Offer[] {
  return shapes.map(({ name, doc, template }) => ({
    ...plainOffer('shape', name, order, { doc, insert: template }),
    isTemplate: true,
  }));
}

function words(list: readonly string[]): Offer[] {
  return list.map((word) => plainOffer('keyword', word, ORDER.keyword, { onlyFromStart: true }));
}
