import { ROLE_REQUIREMENTS, type Role } from '../../base/roles';
import { columnFacts, type ColumnFacts, type RoleSample } from './column-facts';
import { judgeAmount } from './judge-amount';
import { matchPart, type PartMatch } from './match-parts';
import { proposeByValues } from './nameless-columns';
import { presetProposals } from './preset-proposals';
import { supportedCustomer, type RelatedColumn } from './overlap';
import { squashedName } from './column-names';
import { constantTraits } from './constant-traits';
import { SURE, type RoleProposal } from './role-proposal';
import { traitKind } from './trait-kind';
import { ENOUGH_QUESTIONS, isQuestionName } from './question-names';
import { missingParts } from './validate-mapping';
import { fileHintsAt, VOCABULARY } from './vocabulary';

const UNSURE = 0.8;
/** For what is only a start of a mapping. */
const INCOMPLETE = 0.3;

/** Rows in which ids that never repeat mean something. */
const ENOUGH_ROWS = 20;

/** Demographic columns that no other file than one about people has. */
const ENOUGH_TRAITS = 3;

/** All that is known of a file while its roles are proposed. */
interface Evidence {
  readonly sample: RoleSample;
  readonly columns: readonly ColumnFacts[];
  readonly fileName: string;
  readonly related: readonly RelatedColumn[];
}

interface Draft {
  readonly role: Role;
  readonly matches: ReadonlyMap<string, PartMatch>;
  readonly confidence: number;
  readonly notes: readonly string[];
}

/**
 * The roles that a file can supply, the surest first: from the names of its columns, their types and values, which ids
 * repeat, and (optional) which values other sources have in their customer columns. The export of a known system is
 * recognised by its columns and comes first. A role without all it needs is proposed too, at 0.3 or less, as a start for
 * the form.
 */
export function proposeRoles(
  sample: RoleSample,
  fileName: string,
  related: readonly RelatedColumn[] = [],
): RoleProposal[] {
  const evidence: Evidence = { sample, columns: columnFacts(sample), fileName, related };
  const known = presetProposals(evidence.columns);
  // Of a known export everything is known: nothing is guessed beside it.
  if (known.some(({ confidence }) => confidence >= SURE)) return [...known];
  const guessed = guessRoles(evidence).filter(
    ({ role }) => !known.some((proposal) => proposal.role === role),
  );
  if (known.length + guessed.length === 0) return [...proposeByValues(evidence.columns)];
  return [...known, ...guessed.map((one) => atMost(one, known.length > 0 ? INCOMPLETE : 1))];
}

/** By names and values alone. */
function guessRoles(evidence: Evidence): RoleProposal[] {
  const transactions = draftTransactions(evidence);
  const events = [transactions, ...draftOthers(evidence, transactions)];
  const main = events.reduce((best, draft) => (draft.confidence > best.confidence ? draft : best));
  const customers =
    main.confidence >= SURE
      ? customersBeside(main, evidence)
      : customersAlone(evidence, transactions);
  return [...events.filter(({ confidence }) => confidence > 0).map(toProposal), ...customers].sort(
    (a, b) => b.confidence - a.confidence,
  );
}

function atMost(proposal: RoleProposal, most: number): RoleProposal {
  return { ...proposal, confidence: Math.min(proposal.confidence, most) };
}

function toProposal(draft: Draft): RoleProposal {
  const matches = [...draft.matches.values()];
  const required = new Set(ROLE_REQUIREMENTS[draft.role].flat(2));
  required.add('order_id');
  const contested = matches.filter(({ part, rivals }) => rivals.length > 0 && required.has(part));
  return {
    role: draft.role,
    mapping: Object.fromEntries(matches.map(({ part, facts }) => [part, facts.name])),
    confidence: round(contested.length > 0 ? Math.min(draft.confidence, UNSURE) : draft.confidence),
    ambiguous: contested.length > 0,
    ...(contested.length > 0 && {
      alternatives: Object.fromEntries(
        contested.map(({ part, facts, rivals }) => [part, [facts.name, ...rivals]]),
      ),
    }),
    ...(draft.notes.length > 0 && { notes: draft.notes }),
  };
}

/** Finds the columns of a role; a column plays one part only. */
function matchRole(role: Role, evidence: Evidence): Map<string, PartMatch> {
  const matches = new Map<string, PartMatch>();
  // A column with an unmistakable name is not given away for a weak one of another part.
  matchParts(role, evidence, matches, ({ tier }) => tier < Infinity);
  const isLonePrice = !matches.has('amount') && !matches.has('quantity');
  // A price without a quantity is all the amount there is.
  if (role === 'transactions' && isLonePrice) matches.delete('unit_price');
  matchParts(role, evidence, matches, () => true);
  return matches;
}

/** Parts that come first choose first. */
function matchParts(
  role: Role,
  { sample, columns, related, fileName }: Evidence,
  matches: Map<string, PartMatch>,
  isTaken: (match: PartMatch) => boolean,
): void {
  const used = new Set([...matches.values()].map(({ facts }) => facts));
  const free = new Set(columns.filter((column) => !used.has(column)));
  for (const names of VOCABULARY[role].filter(({ part }) => !matches.has(part))) {
    const match = matchPart(names, [...free], sample);
    if (match === null || !isTaken(match)) continue;
    // A weak name is worth a proposal for what the role needs; elsewhere it would only fill the form with guesses.
    const needed = ROLE_REQUIREMENTS[role].flat(2).includes(names.part);
    const weak = match.tier === Infinity;
    if (weak && !needed && !isOrdersOwnId(names.part, match, matches, fileName)) continue;
    const supported =
      names.part === 'customer_id' ? supportedCustomer(match, sample, related) : match;
    matches.set(names.part, supported);
    free.delete(match.facts);
  }
}

/** In a file of whole orders, `id` is the order's: no row of it tells of a product or a quantity. */
function isOrdersOwnId(
  part: string,
  { facts }: PartMatch,
  matches: ReadonlyMap<string, PartMatch>,
  fileName: string,
): boolean {
  return (
    part === 'order_id' &&
    squashedName(facts.name) === 'id' &&
    facts.filled === facts.distinct &&
    fileHintsAt('transactions', fileName) &&
    !matches.has('product') &&
    !matches.has('quantity')
  );
}

/** The weakest of the parts that the role needs; alternatives count by their best. 0 where one is missing. */
function requiredScore(role: Role, matches: ReadonlyMap<string, PartMatch>): number {
  const groups = ROLE_REQUIREMENTS[role].map((alternatives) =>
    Math.max(
      ...alternatives.map((parts) =>
        Math.min(...parts.map((part) => matches.get(part)?.score ?? 0)),
      ),
    ),
  );
  return Math.min(...groups);
}

function draftTransactions(evidence: Evidence): Draft {
  const role = 'transactions';
  const judged = judgeAmount(matchRole(role, evidence), evidence.sample);
  const { matches, notes } = judged;
  let confidence = Math.min(requiredScore(role, matches), judged.limit);
  if (confidence === 0) return { role, matches, confidence: startScore(role, matches), notes: [] };
  const date = matches.get('ordered_at');
  const orderNamed = matches.has('order_id') || (date !== undefined && date.tier < 2);
  // One row a customer, and nothing says "order": rather a list of customers with a date and a sum.
  if (!orderNamed && repeats(matches.get('customer_id'), evidence) === 'never') confidence *= 0.7;
  return { role, matches, confidence, notes };
}

function draftOthers(evidence: Evidence, transactions: Draft): readonly Draft[] {
  const surveys = draft('surveys', evidence);
  const campaigns = limitCampaigns(draft('campaigns', evidence));
  const interactions = limitInteractions(draft('interactions', evidence), evidence);
  const isOrders = transactions.confidence >= 0.6;
  const isSurvey = surveys.confidence >= UNSURE;
  const isCampaign = campaigns.confidence >= UNSURE;
  return [
    limit(surveys, isOrders ? 0.5 : 1),
    limit(campaigns, isOrders || isSurvey ? 0.5 : 1),
    limit(interactions, isOrders || isSurvey || isCampaign ? 0.5 : 1),
  ];
}

function draft(role: Role, evidence: Evidence): Draft {
  const matches = matchRole(role, evidence);
  const confidence = requiredScore(role, matches) || startScore(role, matches);
  return { role, matches, confidence, notes: [] };
}

/** A campaign is told apart from an order's "campaign" column by what else is said about it. */
function limitCampaigns(campaigns: Draft): Draft {
  const parts = ['variant', 'sent_at', 'responded', 'response_value'];
  return parts.some((part) => campaigns.matches.has(part)) ? campaigns : limit(campaigns, UNSURE);
}

/** A customer and a date alone could be anything: the kind, or the file's name, has to say that something happened. */
function limitInteractions(interactions: Draft, { fileName }: Evidence): Draft {
  const kind = interactions.matches.get('kind');
  const time = interactions.matches.get('occurred_at');
  const hinted = fileHintsAt('interactions', fileName);
  const isNamed = (match: PartMatch | undefined) => match?.tier === 0;
  if (isNamed(kind) || (hinted && (isNamed(time) || kind?.tier === 1))) return interactions;
  return limit(interactions, hinted || kind?.tier === 1 ? 0.7 : 0.4);
}

/** A file of customers: one row for each id, and something said about them. */
function customersAlone(evidence: Evidence, transactions: Draft): RoleProposal[] {
  const match = matchRole('customers', evidence).get('customer_id');
  if (match === undefined || evidence.columns.length < 2) return [];
  const repeated = repeats(match, evidence);
  const matches = new Map([['customer_id', match]]);
  if (isAnswerSheets(evidence)) {
    const sure = repeated === 'often' ? UNSURE : Math.max(match.score, SURE);
    return [toProposal({ role: 'customers', matches, confidence: sure, notes: [] })];
  }
  if (repeated === 'often') return [];
  // In a few rows ids are different by chance, and orders can lack something: then the page asks.
  const few = match.facts.filled < ENOUGH_ROWS && !fileHintsAt('customers', evidence.fileName);
  const date = transactions.matches.get('ordered_at');
  const isOrders = transactions.matches.has('order_id') || (date !== undefined && date.tier < 2);
  const most = few || isOrders ? UNSURE : repeated === 'seldom' ? 0.92 : 1;
  const isPeople = repeated === 'never' && tellsAboutPeople(match.facts, evidence);
  const confidence = Math.min(isPeople ? Math.max(match.score, SURE) : match.score, most);
  return [toProposal({ role: 'customers', matches, confidence, notes: [] })];
}

/** A row for everybody who answered, and a column for each question. */
function isAnswerSheets({ columns }: Evidence): boolean {
  return columns.filter(({ name }) => isQuestionName(name)).length >= ENOUGH_QUESTIONS;
}

/** `ID` alone could be anything's; beside it, what is only known of people says whose it is. */
function tellsAboutPeople(id: ColumnFacts, { columns }: Evidence): boolean {
  const traits = columns.filter(({ name, type }) => traitKind(name, type) === 'demographic');
  return squashedName(id.name) === 'id' && traits.length >= ENOUGH_TRAITS;
}

/** Customers told about by a file of events: by columns that never change within a customer. */
function customersBeside(main: Draft, evidence: Evidence): RoleProposal[] {
  const customer = main.matches.get('customer_id');
  if (customer === undefined) return [];
  const used = new Set([...main.matches.values()].map(({ facts }) => facts.name));
  const free = evidence.columns.filter(({ name }) => !used.has(name));
  const traits = constantTraits(customer.facts, free, evidence.sample);
  if (traits.length === 0) return [];
  const mapping = {
    ...Object.fromEntries(traits.map((name) => [name, name])),
    customer_id: customer.facts.name,
  };
  return [{ role: 'customers', mapping, confidence: SURE, ambiguous: false }];
}

/** How often an id stands in more than one row of the sample. */
function repeats(match: PartMatch | undefined, { sample }: Evidence): 'never' | 'seldom' | 'often' {
  if (match === undefined || sample.rows.length === 0) return 'never';
  const { filled, distinct } = match.facts;
  if (filled === distinct) return 'never';
  return distinct >= 0.98 * filled ? 'seldom' : 'often';
}

/** A mapping that lacks something, when it has more than a customer. */
function startScore(role: Role, matches: ReadonlyMap<string, PartMatch>): number {
  const mapping = Object.fromEntries([...matches.keys()].map((part) => [part, part]));
  const own = [...matches.values()].filter(({ part, tier }) => part !== 'customer_id' && tier < 2);
  if (missingParts(role, mapping) === null || own.length === 0) return 0;
  const found = ROLE_REQUIREMENTS[role].filter((alternatives) =>
    alternatives.some((parts) => parts.every((part) => matches.has(part))),
  ).length;
  return (INCOMPLETE * found) / ROLE_REQUIREMENTS[role].length;
}

function limit(draft: Draft, most: number): Draft {
  return draft.confidence <= most ? draft : { ...draft, confidence: most };
}

function round(confidence: number): number {
  return Math.floor(confidence * 100 + 1e-9) / 100;
}
