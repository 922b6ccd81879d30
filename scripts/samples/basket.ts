import { portableLog } from '../../src/base/portable-math';
import type { Random } from '../../src/base/random';

export interface Product {
  name: string;
  category: string;
  /** Unit price in cents. */
  price: number;
  /** What one unit costs the seller, in cents. */
  cost: number;
}

export interface BasketLine {
  product: Product;
  quantity: number;
}

export interface BasketPlan {
  /** What the order should come to, in cents, before discounts. */
  target: number;
  lines: number;
  maxQuantity: number;
  categories: readonly string[];
  /** The customer's taste: one weight for each category. */
  tastes: readonly number[];
}

/**
 * Fills a basket that comes near the target: each line draws a category by taste, then a product
 * and quantity whose price suits the share of the target that is still open. Products are distinct.
 */
export function fillBasket(
  random: Random,
  catalogue: ReadonlyMap<string, readonly Product[]>,
  plan: BasketPlan,
): BasketLine[] {
  const basket: BasketLine[] = [];
  let open = plan.target;
  for (let left = plan.lines; left > 0; left -= 1) {
    const category = random.weighted(plan.categories, plan.tastes);
    const taken = new Set(basket.map((line) => line.product));
    const offers = (catalogue.get(category) ?? []).filter((product) => !taken.has(product));
    if (offers.length === 0) continue;
    const jitter = left === 1 ? 1 : 0.6 + 0.8 * random.uniform();
    const share = Math.max((open / left) * jitter, 250);
    const lines = offers.map((product) => ({
      product,
      quantity: Math.min(plan.maxQuantity, Math.max(1, Math.round(share / product.price))),
    }));
    const line = random.weighted(
      lines,
      lines.map((candidate) => fit(candidate, share)),
    );
    basket.push(line);
    open -= line.quantity * line.product.price;
  }
  return basket;
}

function fit({ product, quantity }: BasketLine, share: number): number {
  const distance = portableLog((quantity * product.price) / share) / 0.25;
  const nearness = 1 / (1 + distance * distance);
  return (nearness * nearness) / Math.sqrt(quantity);
}
