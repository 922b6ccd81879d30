/** A small file of orders: `customers` customers with 1 to 5 orders each, all within 2024; the same each time. */
export function ordersCsv(customers: number, prefix = 'C'): string {
  const lines = ['customer_id,order_id,ordered_at,amount'];
  let order = 1;
  for (let customer = 1; customer <= customers; customer++) {
    for (let turn = 0; turn <= customer % 5; turn++) {
      const day = new Date(Date.UTC(2024, 0, 1 + ((customer * 37 + turn * 53) % 360)));
      const amount = (10 + ((customer * 7919 + turn * 104_729) % 90_000) / 100).toFixed(2);
      lines.push(
        `${prefix}${String(customer)},O${String(order++)},${day.toISOString().slice(0, 10)},${amount}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
