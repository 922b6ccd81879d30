import { createRandom } from '../../../src/base/random';
import type { Random } from '../../../src/base/random';
import { fillBasket } from '../basket';
import type { BasketLine } from '../basket';
import { dateText, END_DAY, workingDay } from '../calendar';
import { centsText } from '../csv';
import type { Table } from '../csv';
import { drawOrderValue } from '../process';
import { makeAccounts, SALES_CHANNELS } from './accounts';
import type { Account } from './accounts';
import { SUPPLIER_CATALOGUE } from './catalogue';
import { GROUPS, SUPPLIER } from './parameters';

interface Order {
  account: Account;
  day: number;
  channel: string;
  lines: BasketLine[];
  isReturn: boolean;
}

/** The supplier's two tables. */
export function makeSupplier(): { file: string; table: Table }[] {
  const accounts = makeAccounts(createRandom(SUPPLIER.seed));
  const random = createRandom(SUPPLIER.seed + 1);
  const orders = accounts
    .flatMap((account) => ordersOf(random, account))
    .sort((a, b) => a.day - b.day);
  return [
    { file: 'orders.csv', table: ordersTable(orders) },
    { file: 'accounts.csv', table: accountsTable(accounts) },
  ];
}

function ordersOf(random: Random, account: Account): Order[] {
  const orders: Order[] = [];
  for (const time of account.life?.purchaseTimes ?? []) {
    const day = workingDay(Math.floor(time));
    const order: Order = {
      account,
      day,
      channel: random.weighted(SALES_CHANNELS, account.channelWeights),
      lines: fillBasket(random, SUPPLIER_CATALOGUE, {
        target: 100 * drawOrderValue(random, SUPPLIER.spend, account.spendRate),
        lines: 1 + Math.min(7, random.poisson(SUPPLIER.extraLinesMean)),
        maxQuantity: 200,
        categories: GROUPS,
        tastes: account.tastes,
      }),
      isReturn: false,
    };
    orders.push(order);
    const back = workingDay(day + random.integer(5, 30));
    if (random.uniform() < SUPPLIER.returnedOrders && back < END_DAY) {
      const { product, quantity } = random.pick(order.lines);
      const lines = [{ product, quantity: -random.integer(1, quantity) }];
      orders.push({ ...order, day: back, lines, isReturn: true });
    }
  }
  return orders;
}

/** orders.csv, with the words of a business-to-business export. */
function ordersTable(orders: readonly Order[]): Table {
  const rows = orders.flatMap(({ account, day, channel, lines, isReturn }, index) =>
    lines.map(({ product, quantity }) => {
      const gross = Math.abs(quantity) * product.price * (100 - account.discountPercent);
      const amount = Math.floor((gross + 50) / 100);
      return [
        `${isReturn ? 'CN' : 'SO'}-${String(20_001 + index)}`,
        account.id,
        dateText(day),
        product.name,
        product.category,
        channel,
        String(quantity),
        centsText(product.price),
        centsText(account.discountPercent),
        centsText(isReturn ? -amount : amount),
        centsText(product.cost * quantity),
        'EUR',
      ];
    }),
  );
  return {
    columns: [
      'order_no',
      'account_id',
      'order_date',
      'item',
      'item_group',
      'sales_channel',
      'quantity',
      'unit_price',
      'discount',
      'line_total',
      'line_cost',
      'currency',
    ],
    rows,
  };
}

function accountsTable(accounts: readonly Account[]): Table {
  const rows = accounts.map((account) => [
    account.id,
    account.company,
    account.industry,
    String(account.employees),
    String(account.revenueThousands * 1000),
    account.city,
    account.region,
    account.country,
    account.manager,
    dateText(account.sinceDay),
  ]);
  return {
    columns: [
      'account_id',
      'company',
      'industry',
      'employees',
      'annual_revenue',
      'city',
      'region',
      'country',
      'account_manager',
      'customer_since',
    ],
    rows,
  };
}
