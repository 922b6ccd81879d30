import type { Role } from '../../../base/roles';
import { list, type PartNames } from './part-names';

const CUSTOMER: PartNames = {
  part: 'customer_id',
  kind: 'id',
  strong: [
    list('customer unique id'),
    list(
      'customer id, customer no, customer number, customer nr, customer code, customer key, customer ref, id customer, ' +
        'cust id, cust no, cust number, cust code, client id, client no, client number, client code, id client, ' +
        'shopper id, buyer id, purchaser id, consumer id',
    ),
    list(
      'user id, member id, member no, member number, account id, account no, account number, account nr, account code, ' +
        'account key, loyalty id, loyalty number, loyalty card number, guest id, subscriber id, household id, ' +
        'household key, debtor no, debtor number, debtor id, company id, sold to id, buyer user id, buyer username, donor id, ' +
        'donor no, patient id, patient no, patient number, respondent id, participant id',
    ),
    list(
      'customer, client, buyer, shopper, purchaser, account, debtor, sold to, contact id, person id, donor, guest, patient, ' +
        'respondent, participant, caller, reviewer',
    ),
    list(
      'customer name, client name, customer email, client email, buyer email, user, member, household, buyer name, ' +
        'donor name, donor email, guest name, guest email, patient name, account name, full name, bill to name, ' +
        'billing name, bill to, payer, payer name, payer email, from email address',
    ),
  ],
  weak: list(
    'id, name, email, e mail, email address, company, cid, uid, visitor id, login, username, user name, phone',
  ),
};

const CHANNEL: PartNames = {
  part: 'channel',
  kind: 'name',
  strong: [
    list(
      'channel, sales channel, order channel, purchase channel, contact channel, sale channel, channel name',
    ),
    list('source, order source, source name, platform, medium, origin'),
  ],
  weak: list('store type, device'),
};

const TRANSACTIONS: readonly PartNames[] = [
  CUSTOMER,
  {
    part: 'order_id',
    kind: 'id',
    strong: [
      list(
        'order id, order no, order number, order nr, order code, order key, order ref, order reference, id order',
      ),
      list('invoice no, invoice id, invoice number, invoice nr, order, invoice'),
      list(
        'transaction id, transaction no, transaction number, trans id, receipt id, receipt no, receipt number, basket id, ' +
          'basket key, bill no, bill id, bill number, sale id, sales order, sales order id, sales order number, ' +
          'sales document, document no, document number, purchase id, booking id, cart id, receipt, transaction, booking, ' +
          'booking no, booking number, booking reference, reservation id, reservation number, donation id, gift id',
      ),
    ],
    weak: list('id, ticket id, document, number, purchase order, session id'),
  },
  {
    part: 'ordered_at',
    kind: 'time',
    strong: [
      list(
        'ordered at, ordered on, order date, order time, order datetime, order date time, order timestamp, date of order, ' +
          'order placed at, order purchase timestamp, order created at, order day',
      ),
      list(
        'invoice date, purchase date, purchased at, purchased on, purchase time, purchase timestamp, transaction date, ' +
          'transaction time, transaction timestamp, trans date, sale date, sales date, sold at, sold on, bought at, ' +
          'date of purchase, bill date, booking date, receipt date, invoice timestamp, invoiced at, invoiced on, issue date, ' +
          'issued at, issued on, date issued, billing date, billed on, date of sale, date ordered, date purchased, date sold, ' +
          'gift date, donation date, donated on',
      ),
      list(
        'paid at, payment date, created at, created on, created, creation date, date created, created date, date add, ' +
          'paid on, date paid',
      ),
      list('date, datetime, date time, timestamp'),
    ],
    weak: list(
      'day, time, month, week, processed at, posting date, updated at, event time, event date, dt, check in, ' +
        'check in date, arrival, arrival date',
    ),
  },
  {
    part: 'amount',
    kind: 'number',
    strong: [
      list(
        'amount, line total, line amount, line value, line revenue, line sales, line price, item total, extended price, ' +
          'net amount, sales amount, sale amount, amount paid, amount spent, net line total',
      ),
      list(
        'revenue, sales, net sales, gross sales, gross amount, turnover, net value, net revenue, sales value, ' +
          'sales revenue, purchase amount, transaction amount, spend, dollar value, dollars, gift amount, donation amount, ' +
          'amount donated, amount charged, amount received, payment amount, bill amount',
      ),
      list(
        'total, total amount, total price, total sales, total revenue, order total, order value, order amount, ' +
          'grand total, invoice total, invoice amount, subtotal, sub total, payment value, total paid, total value, ' +
          'basket value, transaction value, purchase value, booking total, booking value, gross, gross total, net total, ' +
          'total charged, total paid tax incl, total incl tax, total inc tax, total including tax',
      ),
    ],
    weak: list(
      'value, price, price paid, sale price, payment, sum, monetary, paid, spent, total spend, total spent, net, donation, ' +
        'amount due',
    ),
  },
  {
    part: 'quantity',
    kind: 'number',
    strong: [
      list(
        'quantity, qty, units, pieces, item quantity, order quantity, quantity ordered, ordered quantity, order qty, ' +
          'units sold, quantity sold, number of items, item count, line quantity, lineitem quantity',
      ),
    ],
    weak: list('count, items, volume, pcs, number'),
  },
  {
    part: 'unit_price',
    kind: 'number',
    strong: [
      list(
        'unit price, price per unit, item price, price each, price per item, net unit price, unit selling price',
      ),
      list('price, selling price, lineitem price, product price, net price'),
    ],
    weak: list('list price, rate'),
  },
  {
    part: 'currency',
    kind: 'name',
    strong: [list('currency, currency code, curr, iso currency')],
    weak: [],
  },
  {
    part: 'product',
    kind: 'name',
    strong: [
      list(
        'product, product name, item, item name, product title, article, article name, lineitem name',
      ),
      list(
        'description, product description, item description, article description, item desc, product desc, title',
      ),
      list(
        'sku, stock code, product id, product code, product sku, product no, product number, product key, item id, ' +
          'item code, item no, item number, article no, article id, article number, isbn, ean, asin, material',
      ),
    ],
    weak: [],
  },
  {
    part: 'category',
    kind: 'name',
    strong: [
      list(
        'category, product category, item category, category name, product category name, item group, product group, ' +
          'product type, product line, product family, article group',
      ),
      list('department, dept, family, sub category, subcategory, product class'),
    ],
    weak: list('class, section, type, group, level 1'),
  },
  CHANNEL,
  {
    part: 'discount',
    kind: 'number',
    strong: [
      list('discount, discount amount, discount value, line discount, rebate, coupon discount'),
    ],
    weak: [],
  },
  {
    part: 'cost',
    kind: 'number',
    strong: [
      list('cost, line cost, cost amount, cogs, cost of goods, cost of goods sold, total cost'),
    ],
    weak: [],
  },
  {
    part: 'is_return',
    kind: 'flag',
    strong: [
      list(
        'is return, is returned, returned, return flag, is refund, is refunded, refunded, refund flag, return',
      ),
    ],
    weak: [],
  },
];

const INTERACTIONS: readonly PartNames[] = [
  CUSTOMER,
  {
    part: 'occurred_at',
    kind: 'time',
    strong: [
      list(
        'occurred at, occurred on, event time, event date, event timestamp, interaction date, interaction time, ' +
          'interaction at, visited at, visit date, visit time, contacted at, contact date, opened at, ticket date, ' +
          'ticket created at, call date, call time, session start, session date, complaint date, activity date, ' +
          'happened at, logged at, reported at, reported on, created time, date opened, date reported, date of complaint',
      ),
      list(
        'created at, created on, created, timestamp, datetime, date time, date, started at, start time, received at',
      ),
    ],
    weak: list('time, day, sent at, opened'),
  },
  {
    part: 'kind',
    kind: 'name',
    strong: [
      list(
        'kind, interaction type, interaction kind, event type, event kind, event name, activity type, contact type, ' +
          'ticket type, case type, request type, touchpoint, interaction, ' +
          'complaint, complaint type, complaint reason',
      ),
      list('type, event, activity, action, contact reason'),
    ],
    weak: list('category, reason, topic, status'),
  },
  CHANNEL,
  {
    part: 'detail',
    kind: 'name',
    strong: [
      list(
        'detail, details, description, subject, note, notes, message, comment, comments, text, summary',
      ),
      list('page, url, topic, reason, issue, body'),
    ],
    weak: [],
  },
];

const SURVEYS: readonly PartNames[] = [
  CUSTOMER,
  {
    part: 'answered_at',
    kind: 'time',
    strong: [
      list(
        'answered at, answered on, responded at, response date, response time, survey date, submitted at, ' +
          'submission date, submitted on, completed at, completed on, date of response',
      ),
      list('date, timestamp, datetime, date time, created at'),
    ],
    weak: [],
  },
  {
    part: 'question',
    kind: 'name',
    strong: [
      list('question, question text, question title, question name, prompt, survey question'),
      list('question id, question code'),
    ],
    weak: list('item, metric, q'),
  },
  {
    part: 'answer',
    kind: 'name',
    strong: [
      list('answer, response, answer text, response text, answer value, response value, reply'),
      list('score, rating, value'),
    ],
    weak: [],
  },
];

const CAMPAIGNS: readonly PartNames[] = [
  CUSTOMER,
  {
    part: 'campaign',
    kind: 'name',
    strong: [
      list('campaign, campaign name, campaign id, campaign code, campaign title'),
      list(
        'mailing, mailing name, promotion, promotion name, experiment, experiment name, newsletter name',
      ),
    ],
    weak: list('promo, test, test name'),
  },
  {
    part: 'variant',
    kind: 'name',
    strong: [
      list(
        'variant, arm, treatment, test group, treatment group, experiment group, campaign group, control group',
      ),
      list('group, cell, version'),
    ],
    weak: [],
  },
  {
    part: 'sent_at',
    kind: 'time',
    strong: [
      list(
        'sent at, sent on, send date, sent date, date sent, send time, mailed at, mailing date, exposed at, ' +
          'delivered at, contact date, contacted at, sent',
      ),
      list('date, timestamp, datetime, date time, created at'),
    ],
    weak: [],
  },
  {
    part: 'responded',
    kind: 'flag',
    strong: [
      list('responded, has responded, response, converted, is converted, redeemed'),
      list('conversion, purchased, bought, clicked'),
    ],
    weak: [],
  },
  {
    part: 'response_value',
    kind: 'number',
    strong: [
      list('response value, conversion value, response amount'),
      list('revenue, order value, value, amount, spend, sales'),
    ],
    weak: [],
  },
  {
    part: 'cost',
    kind: 'number',
    strong: [list('cost, contact cost, cost per contact, send cost, mailing cost, campaign cost')],
    weak: [],
  },
];

/** The parts of each role and their English names; other languages add theirs tier by tier. */
export const ENGLISH_PARTS: Readonly<Record<Role, readonly PartNames[]>> = {
  transactions: TRANSACTIONS,
  customers: [CUSTOMER],
  interactions: INTERACTIONS,
  surveys: SURVEYS,
  campaigns: CAMPAIGNS,
};
