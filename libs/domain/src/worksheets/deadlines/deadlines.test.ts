import fc from 'fast-check';
import { dayNumber } from '../../format/date.js';
import { locales } from '../../locale.js';
import type { DatedFigure, WorksheetFacts } from '../facts.js';
import { addDays, addMonths } from '../days.js';
import { reportToCsv, reportToText } from '../report.js';
import { calendarDays, deadlinesReport, deadlinesWorksheet } from './report.js';
import { deadlinesSchema } from './schema.js';
import type { DeadlineKind, DeadlinesValues, OwnDeadline, RemindWhen } from './deadlines.js';
import { deadlines, parseDeadlines } from './deadlines.js';

const today = '2026-11-22';
const kinds: readonly DeadlineKind[] = [
  'contributions',
  'tax-return',
  'trader-return',
  'discount',
  'patent',
];
const values = (given: Partial<DeadlinesValues> = {}): DeadlinesValues => ({
  kinds: [],
  when: null,
  own: [],
  ...given,
});
const own = (day: string | null, what = ''): OwnDeadline => ({ what, day });

const fact = (value: number | string, given: Partial<DatedFigure> = {}): DatedFigure => ({
  value,
  checkedOn: today,
  validTo: null,
  ...given,
});
/** As they stand in the catalogue's facts.yaml. */
const facts = (changed: Record<string, DatedFigure> = {}): Map<string, DatedFigure> =>
  new Map(
    Object.entries({
      'contributions-due-day': fact(25),
      'tax-return-until': fact('04-30', { checkedOn: '2026-11-01' }),
      'tax-return-trader-until': fact('06-30'),
      'tax-discount-until': fact('03-31'),
      'patent-instalment-1': fact('01-31'),
      'patent-instalment-2': fact('04-30'),
      'patent-instalment-3': fact('07-31'),
      'patent-instalment-4': fact('10-31'),
      ...changed,
    }),
  );
const duesOf = (given: Partial<DeadlinesValues>, law: WorksheetFacts = facts(), from = today) =>
  deadlines(values(given), law, from).deadlines.map(({ due }) => due);

test('the facts are those the schema asks for', () => {
  expect([...facts().keys()]).toEqual(deadlinesSchema.facts);
});

describe('the due days of the law', () => {
  test('contributions fall due twelve times, each for the month before', () => {
    const { deadlines: list } = deadlines(values({ kinds: ['contributions'] }), facts(), today);
    expect(list).toHaveLength(12);
    expect(list[0]).toEqual({
      number: 1,
      matter: { kind: 'contributions', period: '2026-10' },
      due: '2026-11-25',
      remindOn: '2026-11-25',
    });
    expect(list[2]).toMatchObject({ matter: { period: '2026-12' }, due: '2027-01-25' });
    expect(list[11]).toMatchObject({ matter: { period: '2027-09' }, due: '2027-10-25' });
  });

  test.each([
    ['2026-11-25', 25, '2026-11-25', '2027-10-25'],
    ['2026-11-26', 25, '2026-12-25', '2027-11-25'],
    ['2026-12-26', 25, '2027-01-25', '2027-12-25'],
    ['2027-02-27', 31, '2027-02-28', '2028-01-31'],
    ['2027-12-31', 31, '2027-12-31', '2028-11-30'],
  ])('from %s with day %i they run from %s to %s', (from, day, first, last) => {
    const law = facts({ 'contributions-due-day': fact(day) });
    const dues = duesOf({ kinds: ['contributions'] }, law, from);
    expect([dues.length, dues[0], dues.at(-1)]).toEqual([12, first, last]);
  });

  test.each<[DeadlineKind, string, string[]]>([
    ['tax-return', today, ['2027-04-30']],
    ['tax-return', '2027-04-30', ['2027-04-30']],
    ['tax-return', '2027-05-01', ['2028-04-30']],
    ['trader-return', today, ['2027-06-30']],
    ['discount', today, ['2027-03-31']],
    ['patent', today, ['2027-01-31', '2027-04-30', '2027-07-31', '2027-10-31']],
    ['patent', '2027-05-05', ['2027-07-31', '2027-10-31', '2028-01-31', '2028-04-30']],
  ])('%s from %s: %j', (kind, from, dues) => {
    expect(duesOf({ kinds: [kind] }, facts(), from)).toEqual(dues);
  });

  test('instalments keep their numbers wherever the year begins', () => {
    const { deadlines: list } = deadlines(values({ kinds: ['patent'] }), facts(), '2027-05-05');
    const instalments = list.map(({ matter }) => matter.kind === 'patent' && matter.instalment);
    expect(instalments).toEqual([3, 4, 1, 2]);
  });

  test.each<[DeadlineKind, string, DatedFigure, number]>([
    ['contributions', 'contributions-due-day', fact('25'), 0],
    ['contributions', 'contributions-due-day', fact(0), 0],
    ['contributions', 'contributions-due-day', fact(25, { validTo: '2026-12-31' }), 2],
    ['contributions', 'contributions-due-day', fact(25, { validTo: '2026-01-31' }), 0],
    ['tax-return', 'tax-return-until', fact(430), 0],
    ['tax-return', 'tax-return-until', fact('30.04'), 0],
    ['tax-return', 'tax-return-until', fact('02-29'), 0],
    ['tax-return', 'tax-return-until', fact('04-30T00'), 0],
    ['discount', 'tax-discount-until', fact('03-31', { validTo: '2026-12-31' }), 0],
    ['patent', 'patent-instalment-2', fact('04-31'), 3],
  ])('%s with %s as %j is said to be unknown', (kind, id, changed, known) => {
    const result = deadlines(values({ kinds: [kind] }), facts({ [id]: changed }), today);
    expect(result.unknown).toEqual([kind]);
    expect(result.deadlines).toHaveLength(known);
  });

  test('a figure of next year is known when it holds on the due day', () => {
    const law = facts({ 'tax-return-until': fact('05-02', { validFrom: '2027-01-01' }) });
    expect(duesOf({ kinds: ['tax-return'] }, law)).toEqual(['2027-05-02']);
  });

  test('without any facts her own days are listed all the same', () => {
    const given = values({ kinds: [...kinds], own: [own('2027-01-05', 'Наем')] });
    const result = deadlines(given, new Map(), today);
    expect(result).toMatchObject({ unknown: kinds, checkedOn: null });
    expect(result.deadlines.map(({ due }) => due)).toEqual(['2027-01-05']);
  });

  test('are dated by the oldest figure in the list', () => {
    const checkedOn = (ticked: DeadlineKind[]) =>
      deadlines(values({ kinds: ticked }), facts(), today).checkedOn;
    expect(checkedOn(['discount'])).toBe('2026-11-22');
    expect(checkedOn(['discount', 'tax-return'])).toBe('2026-11-01');
    expect(checkedOn([])).toBeNull();
  });
});

describe('her own days', () => {
  test.each([
    ['2026-11-21', 0, 1],
    ['2026-11-22', 1, 0],
    ['2027-11-21', 1, 0],
    ['2027-11-22', 0, 1],
  ])('%s is listed %i times', (day, listed, outOfYear) => {
    const result = deadlines(values({ own: [own(day), own(null, 'Наем')] }), facts(), today);
    expect(result.deadlines).toHaveLength(listed);
    expect(result).toMatchObject({ outOfYear, withoutDay: 1 });
  });

  test('stand in order of days, on the same day after the law and as written', () => {
    const given = values({
      kinds: ['tax-return', 'patent'],
      own: [own('2027-04-30', 'б'), own('2027-04-29', 'в'), own('2027-04-30', 'а')],
    });
    const { deadlines: list } = deadlines(given, facts(), '2027-04-01');
    const names = list.map(({ matter }) => (matter.kind === 'own' ? matter.what : matter.kind));
    expect(names.slice(0, 5)).toEqual(['в', 'tax-return', 'patent', 'б', 'а']);
  });
});

describe('the reminder', () => {
  test.each<[RemindWhen | null, string, string]>([
    [null, '2026-12-10', '2026-12-10'],
    ['same-day', '2026-12-10', '2026-12-10'],
    ['three-days', '2026-12-10', '2026-12-07'],
    ['week', '2026-12-10', '2026-12-03'],
    ['week', '2027-01-05', '2026-12-29'],
    ['three-days', '2026-11-24', '2026-11-22'],
    ['week', '2026-11-29', '2026-11-22'],
    ['week', '2026-11-22', '2026-11-22'],
  ])('%s of %s comes on %s', (when, day, remindOn) => {
    const result = deadlines(values({ when, own: [own(day)] }), facts(), today);
    expect(result.deadlines).toMatchObject([{ due: day, remindOn }]);
  });
});

describe('the laws of the calendar', () => {
  const anyDay = fc.integer({ min: -50, max: 500 }).map((days) => addDays(today, days));
  const anyFrom = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));
  const anyOwn = fc.record<OwnDeadline>({
    what: fc.constantFrom('', 'Наем', 'Консултация'),
    day: fc.option(anyDay),
  });
  const anyValues = fc.record<DeadlinesValues>({
    kinds: fc.subarray([...kinds]),
    when: fc.constantFrom(null, 'same-day', 'three-days', 'week'),
    own: fc.array(anyOwn, { maxLength: 8 }),
  });

  test('days are in order, within a year, numbered from 1, and no reminder is past or late', () => {
    fc.assert(
      fc.property(anyValues, anyFrom, (given, from) => {
        const list = deadlines(given, facts(), from).deadlines;
        const dues = list.map(({ due }) => due);
        expect(dues).toEqual([...dues].sort());
        expect(list.map(({ number }) => number)).toEqual(list.map((_, index) => index + 1));
        expect(list.length).toBeLessThanOrEqual(40);
        for (const { due, remindOn } of list) {
          expect(due >= from && due < addMonths(from, 12)).toBe(true);
          expect(remindOn >= from && remindOn <= due).toBe(true);
          expect((dayNumber(due) ?? 0) - (dayNumber(remindOn) ?? 0)).toBeLessThanOrEqual(7);
        }
      }),
    );
  });

  test('from any day each kind comes as often as a year has it, and the parts make the whole', () => {
    const often = {
      contributions: 12,
      'tax-return': 1,
      'trader-return': 1,
      discount: 1,
      patent: 4,
    };
    fc.assert(
      fc.property(anyValues, anyFrom, (given, from) => {
        const result = deadlines(given, facts(), from);
        for (const kind of kinds) {
          const found = result.deadlines.filter(({ matter }) => matter.kind === kind).length;
          expect(found).toBe(given.kinds.includes(kind) ? often[kind] : 0);
        }
        const listed = result.deadlines.filter(({ matter }) => matter.kind === 'own').length;
        expect(listed + result.outOfYear + result.withoutDay).toBe(given.own.length);
        expect(result.unknown).toEqual([]);
      }),
    );
  });

  test('the order of ticking and writing changes no day', () => {
    fc.assert(
      fc.property(anyValues, (given) => {
        const turned = { ...given, kinds: given.kinds.toReversed(), own: given.own.toReversed() };
        expect(duesOf(turned)).toEqual(duesOf(given));
      }),
    );
  });

  test('the calendar has the same numbers and days, and never a word of hers', () => {
    fc.assert(
      fc.property(anyValues, fc.constantFrom(...locales), (given, locale) => {
        const result = deadlines(given, facts(), today);
        const days = calendarDays(result, locale);
        expect(days.map(({ day }) => day)).toEqual(
          result.deadlines.map(({ remindOn }) => remindOn),
        );
        const rows = deadlinesReport(result, locale).sections[0]?.rows ?? [];
        const numbers = rows.map(([name]) => /^\d+(?=\. )/.exec(String(name))?.[0]);
        expect(days.map(({ title }) => /\d+$/.exec(title)?.[0])).toEqual(numbers);
        for (const { title } of days) expect(title).toMatch(/^(?:Напомняне|Reminder) \d+$/);
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values: read, errors } = parseDeadlines({
      'mine.patent': 'on',
      'mine.contributions': 'yes',
      'mine.discount': '',
      'remind.when': 'three-days',
      'own.0.what': ' Наем ',
      'own.0.day': '5.1.2027 г.',
      'own.1.day': 'скоро',
      'own.3.what': 'Преглед',
      'own.8.what': 'извън формата',
    });
    expect(read).toEqual({
      kinds: ['contributions', 'patent'],
      when: 'three-days',
      own: [own('2027-01-05', 'Наем'), own(null, 'Преглед')],
    });
    expect(errors).toEqual([{ field: 'own.1.day', key: 'not-a-date' }]);
  });

  test('empty is fine', () => {
    expect(parseDeadlines({})).toEqual({ values: values(), errors: [] });
  });

  test('asks for exactly the kinds and times that the rules know', () => {
    const [mine, remind] = deadlinesSchema.groups;
    expect(mine?.fields.map(({ id }) => id)).toEqual(kinds);
    const choices = remind?.fields[0]?.choices?.map(({ value }) => value);
    expect(choices).toEqual(['same-day', 'three-days', 'week'] satisfies RemindWhen[]);
  });
});

describe('the result in words', () => {
  const textOf = (given: Partial<DeadlinesValues>, law: WorksheetFacts = facts()) => {
    const report = deadlinesReport(deadlines(values(given), law, today), 'bg');
    return reportToText(report, 'bg').replaceAll('\u00a0', ' ');
  };

  test('as text', () => {
    const text = textOf({
      kinds: [...kinds],
      when: 'three-days',
      own: [own('2026-11-24', 'Наем'), own('2026-12-01')],
    });
    expect(text).toContain(
      '• 1. Наем: Краен ден: 24.11.2026 г.; Ден на напомнянето: 22.11.2026 г.\n',
    );
    expect(text).toContain('• 2. Осигуровки за октомври 2026 г.: Краен ден: 25.11');
    expect(text).toContain('• 3. Мой срок: Краен ден: 01.12.2026 г.;');
    expect(text).toContain('Патентен данък, вноска 1: Краен ден: 31.01.2027 г.;');
    expect(text).toContain('Годишна данъчна декларация: Краен ден: 30.04.2027 г.;');
    expect(text).toContain('В календара всеки запис се казва само „Напомняне“ и число.');
    expect(text).toContain('попитайте дали важи следващият работен ден');
    expect(text).toContain('Към 01.11.2026 г. това са числата от закона.');
  });

  test.each<[Partial<DeadlinesValues>, string]>([
    [{}, 'Когато отбележите нещо'],
    [{ when: 'week' }, 'Когато отбележите нещо'],
    [{ kinds: ['patent'] }, 'Патентният данък се плаща в общината.'],
    [{ own: [own('2020-01-01')] }, 'Извън него: 1 Ваш срок.'],
    [{ own: [own(null, 'Наем'), own(null, 'Ток')] }, 'Без дата засега: 2 Ваши срока.'],
  ])('%j says „…%s…“', (given, part) => {
    expect(textOf(given)).toContain(part);
  });

  test('says which days are not known, and only of what she ticked', () => {
    const text = textOf({ kinds: ['discount', 'patent'], own: [own('2027-01-05')] }, new Map());
    expect(text).toContain('за: отстъпката за ранна декларация, патентния данък. Попитайте');
    expect(text).toContain('Патентният данък се плаща в общината.');
    expect(text).toContain('• 1. Мой срок: Краен ден: 05.01.2027 г.\n');
    expect(text).not.toMatch(/осигуровките|числата от закона/);
  });

  test('without facts and days there is no calendar, and no talk of it', () => {
    const context = { locale: 'bg' as const, today, facts: new Map<string, DatedFigure>() };
    const { report, days } = deadlinesWorksheet.workOut({ 'mine.patent': 'yes' }, context);
    expect(days).toEqual([]);
    expect(reportToText(report, 'bg')).not.toContain('В календара');
  });

  test('as a table for spreadsheets, and as days', () => {
    const form = { 'mine.discount': 'yes', 'remind.when': 'week', 'own.0.day': '2027-01-05' };
    const context = { locale: 'en' as const, today, facts: facts() };
    const { report, days, errors } = deadlinesWorksheet.workOut(form, context);
    expect(errors).toEqual([]);
    expect(reportToCsv(report, 'en')).toContainEqual([
      '2. Last day of the discount for an early tax return',
      '31\u00a0March 2027',
      '24\u00a0March 2027',
    ]);
    expect(days).toEqual([
      { day: '2026-12-29', title: 'Reminder 1' },
      { day: '2027-03-24', title: 'Reminder 2' },
    ]);
  });

  test('no place is left unfilled', () => {
    const given = values({
      kinds: [...kinds],
      own: [own('2027-01-05'), own(null), own('2020-01-01')],
    });
    for (const locale of locales) {
      for (const law of [facts(), new Map<string, DatedFigure>()]) {
        const report = deadlinesReport(deadlines(given, law, today), locale);
        expect(JSON.stringify(report)).not.toMatch(/\{\w+\}|undefined|NaN|null/);
      }
    }
  });
});
