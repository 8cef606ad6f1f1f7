import { namedFields, worksheets, worksheetTools } from '@pateka/domain';
import { MORE, ROWS, sheetOf, toolOf } from './sheet.js';

const context = { locale: 'bg', today: '2026-11-22', facts: new Map() } as const;

test('an untouched sheet shows its first rows and has nothing to say yet', () => {
  const sheet = sheetOf('budget', null, context);
  expect(sheet.rows).toEqual({ income: 4, must: 7, changing: 4 });
  expect(sheet.idle).toBe(true);
  expect(sheet.values).toBeNull();
});

test('suggested names alone are nothing to work out, a name of a debt is', () => {
  expect(sheetOf('budget', { 'income.0.label': 'Заплата' }, context).idle).toBe(true);
  expect(sheetOf('budget', { 'income.0.amount': '5' }, context).idle).toBe(false);
  expect(sheetOf('budget', { 'reserve.goal': '100' }, context).idle).toBe(false);
  expect(sheetOf('debts', { 'debt.0.creditor': 'Ток' }, context).idle).toBe(false);
});

test.each([
  ['as many as she asked for', { [`${ROWS}debt`]: '5' }, 5],
  ['one more by the button', { [`${ROWS}debt`]: '5', [MORE]: 'debt' }, 6],
  ['all that are filled in', { 'debt.7.amount': '10' }, 8],
  ['never more than there are', { [`${ROWS}debt`]: '10', [MORE]: 'debt' }, 10],
  ['never fewer than at first', { [`${ROWS}debt`]: '-4' }, 3],
  ['the first ones when the count is no number', { [`${ROWS}debt`]: 'много' }, 3],
  ['no more for the button of another group', { [MORE]: 'income' }, 3],
])('rows: %s', (_, values, rows) => {
  expect(sheetOf('debts', values, context).rows).toEqual({ debt: rows });
});

test('what cannot be read is said beside its field', () => {
  const { errors, report } = sheetOf(
    'budget',
    { 'income.0.amount': 'двеста', 'income.1.amount': '100' },
    context,
  );
  expect(Object.keys(errors)).toEqual(['income.0.amount']);
  expect(JSON.stringify(report)).toContain('10000');
});

test('whatever is posted is worked out, and only names of fields count', () => {
  for (const tool of worksheetTools) {
    const names = namedFields(worksheets[tool].schema).map(({ name }) => name);
    const rubbish = Object.fromEntries([...names, '__proto__', 'x'].map((name) => [name, '<b>']));
    expect(() => sheetOf(tool, rubbish, context)).not.toThrow();
  }
});

test('only the names of worksheets are tools', () => {
  expect(toolOf('loans')).toBe('loans');
  for (const name of ['', null, undefined, 'constructor', 'Budget'])
    expect(toolOf(name)).toBeNull();
});
