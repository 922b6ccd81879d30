import type { Product } from '../basket';
import { CATEGORIES } from './parameters';
import type { Category } from './parameters';

/** Price and cost of one unit in cents. */
const ITEMS: Record<Category, readonly (readonly [name: string, price: number, cost: number])[]> = {
  'Coffee & Tea': [
    ['House Espresso 250 g', 790, 410],
    ['House Espresso 1 kg', 2690, 1480],
    ['Filter Roast Ethiopia 250 g', 990, 560],
    ['Decaf Crema 250 g', 890, 490],
    ['Darjeeling First Flush 100 g', 1290, 610],
    ['Peppermint Loose Leaf 80 g', 540, 210],
    ['Rooibos Vanilla 100 g', 620, 260],
    ['Hot Chocolate 300 g', 850, 390],
    ['Stovetop Pot 3 Cups', 3490, 1820],
    ['Hand Grinder Beech', 5990, 3150],
  ],
  Kitchen: [
    ['Enamel Mug 350 ml', 890, 370],
    ['Linen Tea Towel', 1190, 480],
    ['Beech Spoon Set', 1450, 590],
    ['Stoneware Bowl 16 cm', 1690, 720],
    ['Storage Jar 1 l', 790, 310],
    ['Paring Knife 9 cm', 2490, 1260],
    ['Chef Knife 20 cm', 7900, 4150],
    ['Cast Iron Pan 24 cm', 4990, 2780],
    ['Bread Tin', 3950, 1990],
    ['Salt Cellar Olive Wood', 1890, 840],
  ],
  Home: [
    ['Beeswax Candle', 950, 390],
    ['Wool Throw 130 × 180', 8900, 4700],
    ['Cushion Cover 45 cm', 2490, 1020],
    ['Oak Coat Hook', 1490, 560],
    ['Desk Lamp Brass', 11900, 6300],
    ['Linen Bed Set', 12900, 6950],
    ['Willow Basket M', 2990, 1350],
    ['Door Mat Coir', 2290, 980],
    ['Picture Frame A4', 1690, 640],
    ['Drawer Sachet Lavender', 590, 190],
  ],
  Garden: [
    ['Seed Packet Wildflowers', 390, 120],
    ['Seed Packet Heirloom Tomato', 420, 130],
    ['Hand Trowel Ash', 1890, 830],
    ['Secateurs', 3990, 2140],
    ['Watering Can 8 l', 3490, 1710],
    ['Terracotta Pot 20 cm', 1290, 520],
    ['Jute Twine 100 m', 590, 200],
    ['Gardening Gloves', 1390, 560],
    ['Bird Feeder Larch', 2790, 1290],
    ['Hammock Chair', 7490, 3900],
  ],
  Outdoor: [
    ['Water Bottle 0.7 l', 1990, 870],
    ['Vacuum Flask 1 l', 3290, 1690],
    ['Merino Socks', 1890, 820],
    ['Merino Base Layer', 6990, 3620],
    ['Head Torch', 2990, 1490],
    ['Pocket Knife', 2790, 1380],
    ['Picnic Blanket', 4490, 2150],
    ['Day Pack 20 l', 8990, 4820],
    ['Rain Cape', 5990, 3040],
    ['Fire Starter', 690, 260],
  ],
  Children: [
    ['Wooden Animal Fox', 790, 330],
    ['Wooden Animal Bear', 790, 330],
    ['Building Blocks 50', 3490, 1780],
    ['Picture Book Night Train', 1490, 790],
    ['Beeswax Crayons 12', 990, 430],
    ['Balance Board', 8900, 4900],
    ['Cuddly Hare', 2490, 1100],
    ['Lunch Box Steel', 1990, 930],
    ['Memory Game Birds', 1650, 700],
    ['Rain Trousers', 2990, 1480],
  ],
  Stationery: [
    ['Notebook A5 Dotted', 1290, 480],
    ['Notebook A6 Plain', 790, 290],
    ['Fountain Pen', 2990, 1490],
    ['Ink Bottle 30 ml', 890, 350],
    ['Pencil Set HB 6', 590, 210],
    ['Wall Calendar', 1690, 610],
    ['Letter Paper Set', 1450, 530],
    ['Washi Tape Trio', 690, 230],
    ['Desk Organiser Cork', 3290, 1480],
    ['Greeting Card', 350, 90],
  ],
  'Body Care': [
    ['Olive Oil Soap', 450, 160],
    ['Shampoo Bar', 990, 380],
    ['Hand Cream 75 ml', 1190, 460],
    ['Lip Balm', 490, 170],
    ['Body Oil Rose 100 ml', 1990, 820],
    ['Bath Salt Pine 500 g', 1290, 480],
    ['Safety Razor', 3490, 1720],
    ['Hair Brush Pear Wood', 2490, 1080],
    ['Bath Towel Organic', 2990, 1420],
    ['Deodorant Cream', 1090, 430],
  ],
};

/** Every product of the shop, by category. */
export const SHOP_CATALOGUE: ReadonlyMap<string, readonly Product[]> = new Map(
  CATEGORIES.map((category) => [
    category,
    ITEMS[category].map(([name, price, cost]) => ({ name, category, price, cost })),
  ]),
);

/** Slipped into December parcels, at a price of zero. */
export const GIFT: Product = { name: 'Gift: Cotton Bag', category: 'Home', price: 0, cost: 80 };
