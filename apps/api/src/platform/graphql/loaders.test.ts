import fc from 'fast-check';
import { groupedBy, Loaders } from './loaders.js';

test('what is asked for in one tick is loaded together, each key once', async () => {
  const asked: number[][] = [];
  const double = async (keys: readonly number[]) => {
    asked.push([...keys]);
    return keys.map((key) => key * 2);
  };
  const loaders = new Loaders();
  const results = await Promise.all([3, 1, 3].map((key) => loaders.load(double, key)));
  expect(results).toEqual([6, 2, 6]);
  expect(asked).toEqual([[3, 1]]);
  await new Loaders().load(double, 3);
  expect(asked).toHaveLength(2);
});

test('rows come back in the order of the keys, those without rows as empty lists', () => {
  const rows = fc.array(fc.record({ key: fc.integer({ min: 0, max: 9 }), value: fc.nat() }));
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 9 })), rows, (keys, all) => {
      const groups = groupedBy(keys, all, (row) => row.key);
      expect(groups).toEqual(keys.map((key) => all.filter((row) => row.key === key)));
    }),
  );
});
