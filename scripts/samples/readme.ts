import { columnOf } from './csv';
import type { Table } from './csv';
import { dateText } from './calendar';
import { QUESTIONS } from './shop/survey';
import { SHOP } from './shop/parameters';
import { INDUSTRY_TASTES, GROUPS, SUPPLIER } from './supplier/parameters';

type Tables = ReadonlyMap<string, Table>;

/** README.md of the samples, from the parameters and from the tables that came out. */
export function readmeText(shop: Tables, supplier: Tables): string {
  return (
    [introduction(), shopFiles(shop), shopTruth(shop), supplierPart(supplier)].join('\n\n') + '\n'
  );
}

function introduction(): string {
  return `# Sample data

Two companies that do not exist. Every person, company, order and answer is invented by \`scripts/samples\` from a fixed seed; the towns are real, the people in them are not, and the e-mail addresses use domains reserved for examples. Free to use for anything (Apache-2.0, like the rest of the repository).

\`npm run samples\` writes these files, this text included; \`npm run samples -- --check\` fails when they differ. \`index.json\` lists them with their rows and bytes.

All files are UTF-8 CSV with a header, a comma, a decimal point and line feeds. Times are wall-clock times, money is in euros (EUR) without tax. Orders run from 2023-01-01, the first day of either company, to 2025-06-30.`;
}

function shopFiles(tables: Tables): string {
  const orders = tableOf(tables, 'orders.csv');
  const amounts = columnOf(orders, 'quantity').map(Number);
  const returns = count(amounts, (quantity) => quantity < 0);
  const gifts = count(columnOf(orders, 'unit_price'), (price) => price === '0.00');
  const anonymous = count(columnOf(orders, 'customer_id'), (id) => id === '');
  return `## shop: a general store in Germany and Austria

### orders.csv, ${rows(orders)} order lines

- \`order_id\`: one number for each order; returns carry the order's number after an \`R\`
- \`customer_id\`: empty for sales over the counter to nobody known
- \`ordered_at\`: date and time
- \`product\`, \`category\`, \`channel\` (Web, App, Shop, Phone)
- \`quantity\`: units, negative on returns
- \`unit_price\`: list price of one unit, EUR
- \`discount\`: share of the list price taken off, 0 to 1
- \`amount\`: line total after the discount, EUR, negative on returns
- \`cost\`: what the goods of the line cost the shop, EUR, negative on returns
- \`currency\`: always EUR

What an honest count should find: ${number(anonymous)} lines without a customer, ${number(returns)} returned lines, ${number(gifts)} gifts at a price of zero, ${number(SHOP.duplicateLines)} lines that repeat the line before them exactly, and ${number(SHOP.erased)} customers with orders who are no longer in customers.csv.

### customers.csv, ${rows(tableOf(tables, 'customers.csv'))} customers, ${number(SHOP.prospects)} of whom never ordered

- \`customer_id\`, \`name\`, \`email\`
- \`gender\` (female, male, diverse), \`birth_date\`, \`household\` (single, couple, family), \`income_bracket\` (EUR a year): each missing for some
- \`city\`, \`region\`, \`postcode\` (text: some begin with 0), \`country\` (DE, AT)
- \`signed_up_at\`: date
- \`acquired_by\`: how they came; \`newsletter\`: whether they take it

### interactions.csv, ${rows(tableOf(tables, 'interactions.csv'))} contacts

- \`customer_id\`, \`occurred_at\`
- \`kind\` (visit, complaint, ticket, call), \`channel\`
- \`detail\`: the category visited, or the subject

Visits are recorded from ${dateText(SHOP.visitsFrom)} on, and only for the 55 % of customers who agreed to it.

### survey.csv, ${rows(tableOf(tables, 'survey.csv'))} answers

- \`customer_id\`, \`answered_at\`
- \`question\`: "${QUESTIONS.satisfaction}", "${QUESTIONS.recommend}", "${QUESTIONS.matters}"
- \`answer\`

### campaign.csv, ${rows(tableOf(tables, 'campaign.csv'))} customers in one campaign

- \`customer_id\`, \`campaign\`, \`variant\` (voucher, control), \`sent_at\`
- \`responded\`: whether the customer ordered in the ${SHOP.campaign.windowDays} days after, whatever the reason
- \`response_value\`: the amount of those orders, EUR; \`cost\`: of the letter, EUR`;
}

function shopTruth(tables: Tables): string {
  const { timing, spend, campaign, complaints, survey } = SHOP;
  const voucher = responseRate(tableOf(tables, 'campaign.csv'), 'voucher');
  const control = responseRate(tableOf(tables, 'campaign.csv'), 'control');
  return `### What is true about the shop

- **Timing** is BG/NBD (Fader, Hardie & Lee 2005), in weeks: purchase rate λ ~ Gamma(r = ${timing.r}, rate α = ${timing.alphaWeeks}); after each repeat purchase a customer leaves for good with probability p ~ Beta(a = ${timing.a}, b = ${timing.b}). Rates do not change with the season; arrivals do (more in November and December, fewer in July and August). The voucher below adds a few orders.
- **Spend** is gamma-gamma (Fader & Hardie 2013), in euros before discounts: an order is worth Gamma(p = ${spend.p}, rate ν), with ν ~ Gamma(q = ${spend.q}, rate γ = ${spend.gamma}) for each customer, independent of timing. Baskets of real prices are filled to come near that value, so amounts follow it closely but not exactly: a fit to the baskets finds customers a little more alike (q about 4.6, γ about 32).
- **Tastes** multiply a customer's own noise (Gamma(1.5), mean 1). Coffee & Tea: city 2.4, town 1.2. Kitchen: shared households 1.6, single 1. Home: from 35 years 1.5, younger 0.9. Garden: town 2.5, city 0.5, times 2 from 50 years, else 0.8. Outdoor: under 40 2.2, else 0.8, times 1.5 for men. Children: families 3.5, others 0.2 (0.9 from 60 years). Stationery: under 30 1.6, else 0.9. Body Care: men 0.6, others 1.7.
- **Income** rises with what a customer spends an order. **Friends** bring customers who stay, **social media** and the **marketplace** those who leave. The young use the app, those over 65 the telephone, and four cities have a shop.
- **Discounts**: each customer's chance of a discounted order is Beta(${SHOP.dealSeeking.a}, ${SHOP.dealSeeking.b}), plus ${SHOP.saleBoost} in January, July and the last week of November.
- **Returns**: ${percent(SHOP.returns.Web)} of lines from web and app, ${percent(SHOP.returns.Phone)} by telephone, ${percent(SHOP.returns.Shop)} from shops, 3 to 21 days later.
- **Complaints** follow ${percent(complaints.base)} of orders, ${complaints.beforeLeaving} times as many after the order a customer leaves with, ${complaints.afterReturn} times as many after a return.
- **Satisfaction** is rounded from a normal with mean ${survey.mean} and standard deviation ${survey.spread}, less ${survey.lostByComplaint} for each complaint (two at most) and ${survey.lostByReturn} for each returned line (two at most). Recommendation is twice the unrounded satisfaction plus a standard normal. ${percent(survey.answers)} of those who ordered in the year before answer. Deal seekers name the price, high spenders quality, those under 35 the environment.
- **The campaign** went at random to ${percent(campaign.voucherShare)} of newsletter readers with an order, as a voucher of ${campaign.discountPercent} %. Among those who would not have ordered it brings an order with probability ${campaign.effect.upTo60} if the last order is at most 60 days old, ${campaign.effect.upTo365} up to 365 days, ${campaign.effect.later} beyond. Responded: ${percent(voucher)} with the voucher, ${percent(control)} without.`;
}

function supplierPart(tables: Tables): string {
  const { timing, spend } = SUPPLIER;
  const tastes = Object.entries(INDUSTRY_TASTES).map(
    ([industry, weights]) => `${industry} ${weights.join(', ')}`,
  );
  return `## supplier: business to business, in the Netherlands and Belgium

### orders.csv, ${rows(tableOf(tables, 'orders.csv'))} order lines

- \`order_no\`: \`SO-\` for orders, \`CN-\` for credit notes (returned goods)
- \`account_id\`, \`order_date\`, \`item\`, \`item_group\`, \`sales_channel\`
- \`quantity\`: units, negative on credit notes; \`unit_price\`: list price of one unit, EUR
- \`discount\`: the account's contract discount, share of the list price, 0 to 1
- \`line_total\`: after the discount, EUR; \`line_cost\`: what the goods cost the supplier, EUR
- \`currency\`: always EUR

### accounts.csv, ${rows(tableOf(tables, 'accounts.csv'))} accounts, ${SUPPLIER.leads} of which never ordered

- \`account_id\`, \`company\`, \`industry\`, \`employees\`, \`annual_revenue\` (EUR)
- \`city\`, \`region\`, \`country\` (NL, BE), \`account_manager\`, \`customer_since\`

### What is true about the supplier

- **Timing** is Pareto/NBD (Schmittlein, Morrison & Colombo 1987), in weeks: λ ~ Gamma(r = ${timing.r}, rate α = ${timing.alphaWeeks}), lifetime exponential with rate μ ~ Gamma(s = ${timing.s}, rate β = ${timing.betaWeeks}). Orders on a weekend move to the Friday before.
- **Spend** is gamma-gamma with p = ${spend.p}, q = ${spend.q}, γ = ${spend.gamma}, in euros before discounts, times (employees ÷ 50) to the power of ${SUPPLIER.sizeExponent}.
- **Contract discounts** grow with size: 0 to 2 % under 30 employees, 0 to 5 % under 150, 5 to 12 % above. Large accounts order by EDI, small ones in the web shop or by telephone.
- **Tastes** by industry multiply an account's own noise (Gamma(2), mean 1). In the order ${GROUPS.join(', ')}: ${tastes.join('; ')}.
- **Credit notes** follow ${percent(SUPPLIER.returnedOrders)} of orders, for part of one line.`;
}

function tableOf(tables: Tables, file: string): Table {
  const table = tables.get(file);
  if (table === undefined) throw new Error(`no table ${file}`);
  return table;
}

function responseRate(campaign: Table, variant: string): number {
  const variants = columnOf(campaign, 'variant');
  const responses = columnOf(campaign, 'responded').filter((_, row) => variants[row] === variant);
  return count(responses, (text) => text === 'true') / responses.length;
}

function count<T>(list: readonly T[], test: (element: T) => boolean): number {
  return list.filter(test).length;
}

function rows(table: Table): string {
  return number(table.rows.length);
}

function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
