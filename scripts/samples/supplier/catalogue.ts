import type { Product } from '../basket';
import { GROUPS } from './parameters';

/** Price and cost of one unit in cents. */
const ITEMS: Record<
  (typeof GROUPS)[number],
  readonly (readonly [name: string, price: number, cost: number])[]
> = {
  Fasteners: [
    ['Hex Bolt M8 × 40, box of 100', 1890, 1240],
    ['Hex Nut M8, box of 200', 1450, 930],
    ['Wood Screw 5 × 60, box of 500', 3290, 2180],
    ['Threaded Rod M10, 1 m', 390, 240],
    ['Washer M8, box of 500', 1190, 700],
    ['Anchor 12 × 100, box of 25', 4490, 2990],
  ],
  'Hand Tools': [
    ['Combination Spanner Set 12', 8900, 5900],
    ['Claw Hammer 570 g', 2490, 1510],
    ['Screwdriver Set 7', 3990, 2480],
    ['Utility Knife', 1290, 720],
    ['Spirit Level 80 cm', 4590, 2980],
    ['Torque Wrench 20–200 Nm', 14900, 10200],
  ],
  'Power Tools': [
    ['Cordless Drill 18 V', 18900, 13900],
    ['Angle Grinder 125 mm', 9900, 7100],
    ['Impact Driver 18 V', 21900, 16100],
    ['Rotary Hammer', 38900, 29300],
    ['Battery 5 Ah', 8900, 6300],
    ['Cutting Disc 125 mm, 10 pieces', 1990, 1080],
  ],
  'Workwear & Safety': [
    ['Nitrile Gloves, box of 100', 990, 610],
    ['Work Gloves, 12 pairs', 2890, 1780],
    ['Safety Glasses', 690, 360],
    ['Ear Muffs', 1890, 1110],
    ['Safety Shoes S3', 7900, 5200],
    ['High-Visibility Vest', 590, 310],
    ['Respirator FFP2, box of 20', 1690, 940],
  ],
  Lubricants: [
    ['Bearing Grease 400 g', 890, 520],
    ['Hydraulic Oil HLP 46, 20 l', 6990, 5120],
    ['Cutting Fluid 5 l', 4290, 2940],
    ['Penetrating Oil 500 ml', 790, 430],
    ['Chain Oil 5 l', 3490, 2290],
    ['Food-Grade Grease 400 g', 1690, 1010],
  ],
  Packaging: [
    ['Carton 400 × 300 × 200, 25 pieces', 2190, 1490],
    ['Stretch Film 500 mm', 1090, 740],
    ['Packing Tape, 36 rolls', 4390, 2890],
    ['Pallet Label Roll', 1590, 910],
    ['Bubble Wrap 100 m', 3590, 2370],
    ['Strapping Band 16 mm', 5490, 3780],
  ],
  Bearings: [
    ['Ball Bearing 6204-2RS', 590, 340],
    ['Ball Bearing 6305-2RS', 990, 600],
    ['Pillow Block UCP 205', 1990, 1280],
    ['Linear Bearing LM20UU', 1490, 880],
    ['Timing Belt HTD 5M', 2290, 1390],
    ['Shaft Seal 35 × 52 × 7', 490, 250],
  ],
  Cleaning: [
    ['Industrial Cleaner 10 l', 3990, 2590],
    ['Paper Roll, 2 pieces', 2490, 1680],
    ['Hand Cleaner 3 l', 2190, 1360],
    ['Disinfectant 5 l', 2990, 1890],
    ['Wiping Cloths 10 kg', 2790, 1790],
    ['Waste Bags 120 l, 250 pieces', 4490, 3010],
  ],
};

/** Every item of the supplier, by group. */
export const SUPPLIER_CATALOGUE: ReadonlyMap<string, readonly Product[]> = new Map(
  GROUPS.map((category) => [
    category,
    ITEMS[category].map(([name, price, cost]) => ({ name, category, price, cost })),
  ]),
);
