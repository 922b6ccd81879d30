import { createRandom } from '../src/base/random';
import { csvFile, pad } from './csv-file';

const FIRST = [
  'Daniel',
  'Émilie',
  'Hans',
  'Maria',
  'Joris',
  'Emma',
  'Luca',
  'Sofia',
  'Noah',
  'Ida',
];
const LAST = ['Winter', 'Müller', 'de Vries', 'Rossi', 'Jansen', 'Bakker', 'Moreau', 'Novak'];
const CITIES = ['Leeds', 'Dresden', 'Lyon', 'Utrecht', 'Turin'];

/** Writes a CSV of customers with names and e-mails unless it is there already. The same number gives the same bytes. */
export function peopleFile(path: string, people: number): Promise<string> {
  return csvFile(path, () => lines(people));
}

function* lines(people: number): Generator<string> {
  yield 'customer_id,name,email,city';
  const random = createRandom(people);
  const pick = (list: readonly string[]) => list[random.integer(0, list.length - 1)] ?? '';
  for (let person = 1; person <= people; person++) {
    const first = pick(FIRST);
    const last = pick(LAST);
    const address = `${first.normalize('NFD').replace(/\W/g, '')}.${pad(person, 7)}`.toLowerCase();
    yield `C${pad(person, 8)},${first} ${last},${address}@example.org,${pick(CITIES)}`;
  }
}
