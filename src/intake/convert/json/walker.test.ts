import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonWalker, type LocatedFault } from './walker';

/** What a walker meets, when it enters the first value and takes all in it. */
function walk(chunks: readonly string[]): { taken: unknown[]; fault: LocatedFault | null } {
  const taken: unknown[] = [];
  let depth = 0;
  const walker = new JsonWalker({
    begin: () => (depth++ === 0 ? 'enter' : 'take'),
    take: (text, name) => {
      taken.push([name, text]);
      return null;
    },
    end: () => undefined,
  });
  for (const chunk of chunks) {
    const fault = walker.push(chunk);
    if (fault) return { taken, fault };
  }
  return { taken, fault: walker.finish() };
}

function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)), text.length].sort(
    (a, b) => a - b,
  );
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

const nested = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));

it('hands over the members of any value, wherever the text is cut', () => {
  fc.assert(
    fc.property(
      nested,
      fc.nat(3),
      fc.array(fc.nat(), { maxLength: 6 }),
      (value, indent, places) => {
        const { taken, fault } = walk(cut(JSON.stringify(value, null, indent), places));
        expect(fault).toBeNull();
        const members = (taken as [string | null, string][]).map(([name, text]) => [
          name,
          JSON.parse(text) as unknown,
        ]);
        // -0 is written as 0.
        const plain = JSON.parse(JSON.stringify(value)) as object;
        const expected = Array.isArray(plain)
          ? plain.map((element: unknown) => [null, element])
          : Object.entries(plain);
        expect(members).toEqual(expected);
      },
    ),
  );
});

it('finds the same fault at the same place, wherever the text is cut', () => {
  const faulty = fc.constantFrom(
    '[{"a":1},\n {"b":2} {"c":3}]',
    '{"a":[1,2],\n"b" 3}',
    '{"a":1,\n}',
    '[1,2\n',
    '[{"a":1}]\n\n[2]',
    `[${'['.repeat(300)}`,
  );
  fc.assert(
    fc.property(faulty, fc.array(fc.nat(), { maxLength: 4 }), (text, places) => {
      const whole = walk([text]).fault;
      expect(whole).not.toBeNull();
      expect(walk(cut(text, places)).fault).toEqual(whole);
    }),
  );
});

it('says line and character of a fault', () => {
  expect(walk(['[\n  1,\n  2 3\n]']).fault).toEqual({
    line: 3,
    column: 5,
    reason: 'a comma or ] is missing',
  });
});
