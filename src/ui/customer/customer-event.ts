import { formatValue, MISSING, type FormatOptions } from '../../charts/format';
import { categoryColor, segmentColor } from '../../charts/palette';
import type { Row } from '../../state/rows';

/** Something that happened with a customer. */
export interface CustomerEvent {
  /** Epoch milliseconds of the wall clock; null where nobody wrote it down. */
  readonly at: number | null;
  /** In lower case: order, return, complaint… */
  readonly kind: string;
  readonly title: string | null;
  readonly detail: string | null;
  readonly amount: number | null;
  readonly order: string | null;
}

/** The events of a result of `eventsQuery`. */
export function readEvents(rows: readonly Row[]): CustomerEvent[] {
  return rows.map((row) => {
    const at = row['happened_at'];
    const instant =
      typeof at === 'string' ? Date.parse(`${at.replace(' ', 'T').replace(/Z$/, '')}Z`) : NaN;
    return {
      at: Number.isNaN(instant) ? null : instant,
      kind: textOf(row['kind']) ?? '',
      title: textOf(row['title']),
      detail: textOf(row['detail']),
      amount: typeof row['amount'] === 'number' ? row['amount'] : null,
      order: textOf(row['order_id']),
    };
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A row of the timeline: events of one kind. */
export interface Lane {
  readonly kind: string;
  readonly label: string;
  readonly color: string;
  readonly events: readonly CustomerEvent[];
}

/** Kinds that come first, with the colours that they always have. */
const KNOWN: ReadonlyMap<string, { readonly label: string; readonly slot: number }> = new Map([
  ['order', { label: 'Orders', slot: 1 }],
  ['return', { label: 'Returns', slot: 7 }],
  ['visit', { label: 'Visits', slot: 9 }],
  ['complaint', { label: 'Complaints', slot: 8 }],
  ['ticket', { label: 'Tickets', slot: 5 }],
  ['campaign', { label: 'Campaigns', slot: 3 }],
  ['answer', { label: 'Answers', slot: 2 }],
]);
/** Lanes that can be told apart; the rest is one. */
const MOST_LANES = 9;
const OTHER = 'other';

/** The events by kind: known kinds in their order, then the others by how many there are. */
export function lanesOf(events: readonly CustomerEvent[]): Lane[] {
  const byKind = new Map<string, CustomerEvent[]>();
  for (const event of events) {
    const list = byKind.get(event.kind);
    if (list) list.push(event);
    else byKind.set(event.kind, [event]);
  }
  const known = [...KNOWN].flatMap(([kind, { label, slot }]): Lane[] => {
    const list = byKind.get(kind);
    return list ? [{ kind, label, color: segmentColor(slot), events: list }] : [];
  });
  const others = [...byKind]
    .filter(([kind]) => !KNOWN.has(kind))
    .toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const room = Math.max(0, MOST_LANES - known.length - 1);
  const own = others.length <= room + 1 ? others : others.slice(0, room);
  const rest = others.slice(own.length).flatMap(([, list]) => list);
  return [
    ...known,
    ...own.map(([kind, list], place) => ({
      kind,
      label: capital(kind),
      color: categoryColor(place + 2),
      events: list,
    })),
    ...(rest.length > 0
      ? [{ kind: OTHER, label: 'Other', color: 'var(--ink-3)', events: rest }]
      : []),
  ];
}

/** What an event is called: “Order 1001”, “Complaint”. */
export function eventName({ kind, order }: CustomerEvent): string {
  const name = capital(kind);
  return order === null ? name : `${name} ${order}`;
}

/** What is known of an event beside its name and day, piece by piece. */
export function eventDetails(
  { title, detail, amount }: CustomerEvent,
  format: FormatOptions,
): string[] {
  return [title, detail, amount === null ? null : formatValue(amount, 'money', format)].filter(
    (text) => text !== null,
  );
}

/** ISO day and time of day, without the time where it is midnight. */
export function eventTime({ at }: CustomerEvent): string {
  if (at === null) return MISSING;
  return formatValue(at, at % 86_400_000 === 0 ? 'date' : 'timestamp').slice(0, 16);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
