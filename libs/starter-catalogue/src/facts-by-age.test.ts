import type { CoursePackage, Fact } from '@pateka/content';
import { factLines, factsByAge } from './facts-by-age.js';
import { loadStarterCatalogue } from './index.js';

const today = '2026-11-22';

const fact = (id: string, dates: Partial<Fact>): Fact => ({
  id,
  kind: 'amount',
  value: 10,
  unit: 'EUR',
  label: { bg: 'сума', en: 'amount' },
  source: { bg: 'Закон', en: 'Act' },
  checkedOn: '2026-11-01',
  validTo: null,
  confidence: 'high',
  ...dates,
});

const packageOf = (...facts: Fact[]): CoursePackage => ({ facts, competences: [], courses: [] });

test('what needs a check first stands first', () => {
  const content = packageOf(
    fact('young', { checkedOn: '2026-11-20' }),
    fact('old', { checkedOn: '2026-01-01' }),
    fact('future', { checkedOn: '2020-01-01', validFrom: '2027-01-01' }),
    fact('over', { validTo: '2026-11-21' }),
    fact('ending', { validTo: '2026-12-31' }),
    fact('long', { validTo: '2027-12-31' }),
  );
  const list = factsByAge(content, today);
  expect(list.map(({ fact: { id }, state }) => `${id} ${state}`)).toEqual([
    'over out-of-date',
    'ending ending',
    'old current',
    'long current',
    'young current',
    'future not-yet',
  ]);
  expect(list.find(({ fact: { id } }) => id === 'old')?.age).toBe(325);
});

test('a last day counts until it has passed', () => {
  const [last] = factsByAge(packageOf(fact('a', { validTo: today })), today);
  expect(last?.state).toBe('ending');
});

test('each fact is written with value, dates, source and uses, and the list ends with a summary', () => {
  const list = factsByAge(packageOf(fact('over', { validTo: '2026-11-21' })), today);
  expect(factLines(list)).toEqual([
    'OUT OF DATE  over  10 EUR  checked 2026-11-01 (21 days ago), valid to 2026-11-21  confidence high',
    '    source: Act; used in: nowhere',
    '1 facts, 1 out of date, 0 ending within 60 days.',
  ]);
});

test('the starter catalogue: every fact is used, by a lesson or a worksheet', async () => {
  const list = factsByAge(await loadStarterCatalogue(), today);
  expect(list.length).toBeGreaterThan(40);
  expect(list.filter(({ usedIn }) => usedIn.length === 0).map(({ fact: { id } }) => id)).toEqual(
    [],
  );
  const uses = list.find(({ fact: { id } }) => id === 'income-tax')?.usedIn;
  expect(uses).toEqual(expect.arrayContaining(['payslip', 'worksheet payslip']));
});
