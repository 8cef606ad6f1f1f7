import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { contractAsks, contractReport, contractSentences } from './report.js';
import type { ContractAnswer, ContractValues } from './contract.js';
import { contract, parseContract } from './contract.js';
import {
  contractClauses,
  contractItems,
  contractPapers,
  contractSchema,
  type ContractItem,
} from './schema.js';

const items = Object.keys(contractItems) as ContractItem[];
const all = (answer: ContractAnswer, given: ContractValues = {}): ContractValues => ({
  ...Object.fromEntries(items.map((item) => [item, answer])),
  ...given,
});

describe('the checklist', () => {
  test('holds the eight points of the law, the signing and the three papers', () => {
    expect(Object.keys(contractClauses)).toEqual([
      'place',
      'position',
      'dates',
      'duration',
      'leave',
      'notice',
      'pay',
      'hours',
    ]);
    expect(Object.keys(contractPapers)).toEqual(['copy', 'notification', 'description']);
    expect(items).toHaveLength(15);
    const fields = contractSchema.groups.flatMap((group) => group.fields.map(({ id }) => id));
    expect(fields).toEqual(items);
  });

  test.each<[ContractValues, Partial<ReturnType<typeof contract>>]>([
    [{}, { there: [], ask: [], open: items, isEmpty: true, hasReasonToWait: false }],
    [all('yes'), { there: items, ask: [], open: [], isEmpty: false, hasReasonToWait: false }],
    [all('yes', { trial: 'none' }), { there: items, ask: [] }],
    [
      { place: 'yes', pay: 'unclear', hours: 'no' },
      {
        there: ['place'],
        ask: [
          { item: 'pay', answer: 'unclear' },
          { item: 'hours', answer: 'no' },
        ],
        missingPapers: [],
        hasReasonToWait: false,
        isEmpty: false,
      },
    ],
    [{ signatures: 'no' }, { hasReasonToWait: true, missingPapers: [] }],
    [{ filled: 'unclear' }, { hasReasonToWait: true }],
    [{ agreed: 'no' }, { hasReasonToWait: true }],
    [{ trial: 'no', leave: 'no' }, { hasReasonToWait: false }],
    [{ copy: 'unclear' }, { missingPapers: ['copy'], hasReasonToWait: false }],
    [
      { description: 'no', notification: 'no', copy: 'yes' },
      { missingPapers: ['notification', 'description'] },
    ],
  ])('%j', (values, expected) => {
    expect(contract(values)).toMatchObject(expected);
  });
});

const anyValues = fc
  .array(fc.constantFrom<ContractAnswer | null>('yes', 'no', 'unclear', 'none', null), {
    minLength: items.length,
    maxLength: items.length,
  })
  .map((answers): ContractValues =>
    Object.fromEntries(
      items.flatMap((item, at) => {
        const answer = answers[at];
        return answer ? [[item, answer]] : [];
      }),
    ),
  );

test('everything stands in one list and in one only, in the order of the page', () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      const { there, ask, open } = contract(values);
      const asked = ask.map(({ item }) => item);
      expect([...there, ...asked, ...open].sort()).toEqual([...items].sort());
      for (const list of [there, asked, open]) {
        expect(list).toEqual(items.filter((item) => list.includes(item)));
      }
    }),
  );
});

test('a “yes” more never brings a question, a warning or a missing paper', () => {
  fc.assert(
    fc.property(anyValues, fc.constantFrom(...items), (values, item) => {
      const before = contract(values);
      const after = contract({ ...values, [item]: 'yes' });
      expect(after.ask).toEqual(before.ask.filter((question) => question.item !== item));
      expect(Number(after.hasReasonToWait)).toBeLessThanOrEqual(Number(before.hasReasonToWait));
      expect(before.missingPapers).toEqual(expect.arrayContaining(after.missingPapers));
    }),
  );
});

test('what is not clear is asked about just like what is missing', () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      const unclear = Object.fromEntries(
        Object.entries(values).map(([item, answer]) => [
          item,
          answer === 'no' ? 'unclear' : answer,
        ]),
      );
      const { ask, ...rest } = contract(values);
      const other = contract(unclear);
      expect(other).toMatchObject(rest);
      expect(other.ask.map(({ item }) => item)).toEqual(ask.map(({ item }) => item));
    }),
  );
});

test('the form is read forgivingly', () => {
  const { values, errors } = parseContract({
    'clauses.place': 'yes',
    'clauses.pay': 'none',
    'signing.trial': 'none',
    'papers.copy': ' no ',
    'papers.place': 'no',
  });
  expect(values).toEqual({ place: 'yes', trial: 'none', copy: 'no' });
  expect(errors).toEqual([{ field: 'clauses.pay', key: 'not-a-choice' }]);
});

describe('the result in words', () => {
  const textOf = (values: ContractValues) => reportToText(contractReport(values, 'bg'), 'bg');

  test('as text', () => {
    const text = textOf({
      place: 'yes',
      pay: 'unclear',
      agreed: 'no',
      notification: 'no',
      description: 'unclear',
      trial: 'none',
    });
    expect(text).toContain('не е нужно да бързате. Преди да подпишете, може да попитате КНСБ');
    expect(text).toContain(
      'Преди първия работен ден работодателят Ви дава: копие от уведомлението, потвърдено от НАП; длъжностна характеристика.',
    );
    expect(text).toContain(
      '• Заплатата, добавките и кога се плаща (не е ясно): „Каква е основната ми заплата',
    );
    expect(text).toContain('• Часовете и парите са каквито се уговорихте (не): „');
    expect(text).toContain('Какво има\n• Мястото на работа\n• Няма срок за изпитване\n');
    expect(text).toContain('Какво остава да погледнете\n• Длъжността');
    expect(text).toContain('не правен съвет');
  });

  test.each([
    [all('yes'), contractSentences['all-there'].bg],
    [{ place: 'yes' as const }, contractSentences['all-seen-so-far'].bg],
    [{ place: 'no' as const }, contractSentences['some-to-ask'].bg],
  ])('%j says “%s”', (values, sentence) => {
    expect(textOf(values)).toContain(sentence);
    expect(textOf(values)).not.toContain('бързате');
  });

  test('an empty one gets one sentence', () => {
    const { sections } = contractReport({}, 'bg');
    expect(sections).toMatchObject([{ rows: [], sentences: [contractSentences.empty.bg] }]);
  });

  test('one sentence to ask for each, no two alike, as a table for spreadsheets', () => {
    for (const locale of locales) {
      const asks = new Set(Object.values(contractAsks).map((ask) => ask[locale]));
      expect(asks.size).toBe(items.length);
      for (const ask of asks) expect(ask.match(/[.?!]/g)).toEqual(['?']);
      const report = contractReport(all('no'), locale);
      const rows = reportToCsv(report, locale).filter(([, said]) =>
        asks.has(said?.slice(1, -1) ?? ''),
      );
      expect(rows).toHaveLength(items.length);
      expect(new Set(report.sections.map(({ heading }) => heading)).size).toBe(2);
      expect(JSON.stringify(report)).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
