import { cellText } from '../base/cell-value';
import { quintileError } from '../base/errors';
import { ID_RULES, type IdRule } from '../base/id-rules';
import { fail, ok, type Result } from '../base/result';
import { ROLES, type Role } from '../base/roles';
import type { Connector, FileConnector } from '../engine/connector';
import { idExamplesQuery, idMatchQuery, mergedIdsQuery, type RoleSupply } from '../intake/roles';
import type { EngineWork } from './engine-work';
import type { IdMatching, IdOffer, IdPair, IdSide } from './id-matching-api';
import type { CallId } from './protocol';
import type { RoleViews } from './role-views';
import { fetchRows } from './statements';

/** From this share of customers on, nobody is missed. */
const FOUND = 0.99;
/** A stronger rule has to find this share of customers more. */
const WORTH = 0.01;
/** A rule that leaves out part of an id may make one of two customers for this share of those that it finds. */
const MERGED = 0.1;
const EXAMPLES = 5;
const MERGED_EXAMPLES = 3;

interface Side extends IdSide {
  readonly supplies: readonly RoleSupply[];
}
interface Pair {
  readonly here: Side;
  readonly there: Side;
}
type Counts = Pick<IdPair, 'customers' | 'found' | 'merged'>;

/** Which rule would let the customers of different files meet, and having ids follow it. */
export class IdMatchingCalls {
  /** @param changed after the ids in the role views have changed */
  constructor(
    private readonly engine: EngineWork,
    private readonly views: RoleViews,
    private readonly changed: (connector: FileConnector) => Promise<Result<void>>,
  ) {}

  idMatching(call: CallId): Promise<Result<IdMatching>> {
    return this.engine.work(call, async (connector, signal) => {
      const look = new Look(connector, signal);
      const rule = this.views.idRule;
      const pairs = pairsOf(this.views);
      const applied = await look.effect(rule === 'exact' ? [] : pairs, 'exact', rule);
      if (!applied.ok) return applied;
      const offer = await look.offer(pairs, rule);
      return offer.ok ? ok({ applied: applied.value, offer: offer.value }) : offer;
    });
  }

  setIdRule(call: CallId, rule: IdRule): Promise<Result<void>> {
    if (!ID_RULES.includes(rule)) {
      const unknown = quintileError('role.unknown_setting', { key: 'id rule', value: rule });
      return Promise.resolve(fail(unknown));
    }
    return this.engine.change(call, (connector) => {
      this.views.idRule = rule;
      return this.changed(connector);
    });
  }
}

/** The first role against every other that other sources supply: who has bought, where somebody has. */
function pairsOf(views: RoleViews): Pair[] {
  const sideOf = (role: Role): Side => {
    const supplies = views.writtenSupplies(role);
    return { role, supplies, sources: supplies.map(({ source }) => source) };
  };
  const [first, ...others] = ROLES.map(sideOf).filter(({ supplies }) => supplies.length > 0);
  if (first === undefined) return [];
  return others
    .filter(({ sources }) => !sources.some((source) => first.sources.includes(source)))
    .map((other) => ({ here: first, there: other }));
}

/** Looks at the ids of sources for the time of one call. */
class Look {
  constructor(
    private readonly connector: Connector,
    private readonly signal: AbortSignal,
  ) {}

  /** The weakest rule from which no stronger one would find many more; null where none finds many more than now. */
  async offer(pairs: readonly Pair[], now: IdRule): Promise<Result<IdOffer | null>> {
    const rules: IdRule[] = [];
    const gaining: Pair[] = [];
    for (const pair of pairs) {
      const best = await this.#bestRule(pair, now);
      if (!best.ok) return best;
      if (best.value === now) continue;
      rules.push(best.value);
      gaining.push(pair);
    }
    // One rule holds for all files, and a stronger one finds what a weaker one does.
    const rule = ID_RULES.findLast((one) => rules.includes(one));
    return rule === undefined ? ok(null) : this.effect(gaining, now, rule);
  }

  /** What a rule does in place of another. */
  async effect(pairs: readonly Pair[], now: IdRule, rule: IdRule): Promise<Result<IdOffer>> {
    const effects: IdPair[] = [];
    for (const pair of pairs) {
      const turned = await this.#fewerFirst(pair);
      if (!turned.ok) return turned;
      const before = await this.#count(now, turned.value);
      if (!before.ok) return before;
      const after = await this.#count(rule, turned.value);
      if (!after.ok) return after;
      const examples = await this.#examples(rule, turned.value);
      if (!examples.ok) return examples;
      const { here, there } = turned.value;
      effects.push({
        here: { role: here.role, sources: here.sources },
        there: { role: there.role, sources: there.sources },
        ...after.value,
        before: before.value.found,
        ...examples.value,
      });
    }
    return ok({ rule, pairs: effects });
  }

  async #bestRule(pair: Pair, now: IdRule): Promise<Result<IdRule>> {
    const turned = await this.#fewerFirst(pair);
    if (!turned.ok) return turned;
    const first = await this.#count(now, turned.value);
    if (!first.ok) return first;
    const { customers, merged } = first.value;
    let best = { rule: now, found: first.value.found };
    // Different ways of writing the same letters are no different customers.
    let sameLetters = merged;
    for (const rule of ID_RULES.slice(ID_RULES.indexOf(now) + 1)) {
      if (best.found >= FOUND * customers) break;
      const counted = await this.#count(rule, turned.value);
      if (!counted.ok) return counted;
      const { found, merged: all } = counted.value;
      if (rule === 'fold') sameLetters = all;
      const gained = found - best.found;
      const isWorth = gained > 0 && (best.found === 0 || gained >= WORTH * customers);
      if (isWorth && all - sameLetters <= MERGED * gained) best = { rule, found };
    }
    return ok(best.rule);
  }

  /** Of two lists, the shorter one is expected to be in the longer. */
  async #fewerFirst(pair: Pair): Promise<Result<Pair>> {
    const row = await this.#row(idMatchQuery('exact', pair.here.supplies, pair.there.supplies));
    if (!row.ok) return row;
    const { here_ids: here = 0, there_ids: there = 0 } = row.value;
    return ok(there < here ? { here: pair.there, there: pair.here } : pair);
  }

  async #count(rule: IdRule, { here, there }: Pair): Promise<Result<Counts>> {
    const row = await this.#row(idMatchQuery(rule, here.supplies, there.supplies));
    if (!row.ok) return row;
    const { here_ids, here_found, here_merged, there_merged } = row.value;
    return ok({
      customers: here_ids ?? 0,
      found: here_found ?? 0,
      merged: (here_merged ?? 0) + (there_merged ?? 0),
    });
  }

  async #examples(
    rule: IdRule,
    { here, there }: Pair,
  ): Promise<Result<Pick<IdPair, 'examples' | 'mergedExamples'>>> {
    const met = await this.#fetch(idExamplesQuery(rule, here.supplies, there.supplies, EXAMPLES));
    if (!met.ok) return met;
    const merged: [string, string][] = [];
    for (const { supplies } of [here, there]) {
      const left = MERGED_EXAMPLES - merged.length;
      const rows = await this.#fetch(mergedIdsQuery(rule, supplies, left));
      if (!rows.ok) return rows;
      for (const row of rows.value) {
        merged.push([cellText(row['first_id']), cellText(row['last_id'])]);
      }
    }
    const examples = met.value.map((row) => ({
      here: cellText(row['here']),
      there: cellText(row['there']),
    }));
    return ok({ examples, mergedExamples: merged });
  }

  async #row(query: Parameters<typeof fetchRows>[1]): Promise<Result<Record<string, number>>> {
    const rows = await this.#fetch(query);
    if (!rows.ok) return rows;
    const counts = Object.entries(rows.value[0] ?? {}).map(
      ([name, value]) => [name, Number(value)] as const,
    );
    return ok(Object.fromEntries(counts));
  }

  #fetch(query: Parameters<typeof fetchRows>[1]) {
    return fetchRows(this.connector, query, { signal: this.signal });
  }
}
