import fc from 'fast-check';
import { locales, type Locale } from '../locale.js';
import { fieldErrorTexts } from './read-form.js';
import { fillText, reportToCsv, reportToText } from './report.js';
import type { WorksheetField } from './schema.js';
import type { WorksheetContext } from './worksheet.js';
import { cleanForm, fieldName, namedFields, worksheetTools } from './schema.js';
import { isWorksheetTool, worksheets } from './worksheets.js';

/** Every fact any worksheet asks for, with a value of the right form. */
const facts = new Map(
  worksheetTools
    .flatMap((tool) => worksheets[tool].schema.facts ?? [])
    .map((id) => [
      id,
      {
        value: /^(?:tax-|patent-)/.test(id) ? '04-30' : 10,
        checkedOn: '2026-11-22',
        validTo: null,
      },
    ]),
);

const contextIn = (locale: Locale): WorksheetContext => ({ locale, today: '2026-11-22', facts });

describe.each(worksheetTools)('the schema of %s', (tool) => {
  const { schema, workOut } = worksheets[tool];
  const names = namedFields(schema).map(({ name }) => name);
  const fields: readonly WorksheetField[] = schema.groups.flatMap((group) => group.fields);

  test('names every field once, and is found under its tool', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(schema.tool).toBe(tool);
    expect(isWorksheetTool(tool)).toBe(true);
  });

  test('has choices exactly where a choice is made, and shows no more rows than there are', () => {
    for (const { kind, choices, ends } of fields) {
      expect((choices?.length ?? 0) > 1).toBe(kind === 'choice');
      expect(Boolean(ends)).toBe(kind === 'scale');
    }
    for (const { rows } of schema.groups) {
      if (!rows) continue;
      expect(rows.shown).toBeLessThanOrEqual(rows.most);
      expect(rows.suggestions?.length ?? 0).toBeLessThanOrEqual(rows.shown);
    }
  });

  test('speaks both languages in plain words', () => {
    const written = JSON.stringify(schema);
    const labels = [...written.matchAll(/"(bg|en)":"([^"]*)"/g)].map(([, locale, text]) => ({
      locale,
      text: text ?? '',
    }));
    expect(labels.length).toBeGreaterThan(10);
    for (const { locale, text } of labels) {
      expect(text).not.toBe('');
      expect(/[а-я]/i.test(text)).toBe(locale === 'bg');
    }
    expect(written).not.toMatch(/жертва|провал|грешно|насил|victim|violen|abuse|wrong/i);
  });

  test('every form that can be posted works out, in both languages', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '12',
        '500 €',
        '-1',
        '2026-11-20',
        'yes',
        '4',
        'mine',
        'no',
        'home',
        'fee-only',
      ),
    );
    const form = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(form, fc.constantFrom(...locales), (given, locale) => {
        const { report, errors } = workOut(given, contextIn(locale));
        const bad = new Set(errors.map(({ field }) => field));
        expect(bad.size).toBe(errors.length);
        for (const field of bad) expect(given[field]?.trim()).not.toBe('');
        const text = reportToText(report, locale);
        expect(text.startsWith(schema.title[locale])).toBe(true);
        expect(text).not.toMatch(/NaN|undefined|null/);
        expect(reportToCsv(report, locale)[0]).toEqual([schema.title[locale]]);
      }),
    );
  });

  test('without its facts it says so, and never guesses', () => {
    if (!schema.facts) return;
    const form = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('500', 'yes'));
    fc.assert(
      fc.property(form, fc.constantFrom(...locales), (given, locale) => {
        const { report } = workOut(given, { ...contextIn(locale), facts: new Map() });
        expect(reportToText(report, locale)).not.toMatch(/NaN|undefined|null/);
      }),
    );
  });

  test('what is saved works out to the same', () => {
    const form = fc.dictionary(fc.constantFrom(...names, 'other'), fc.string());
    fc.assert(
      fc.property(form, (given) => {
        const saved = cleanForm(schema, given);
        expect(saved).not.toHaveProperty('other');
        expect(Object.values(saved)).not.toContain('');
        const context = contextIn('bg');
        expect(workOut(saved, context)).toEqual(workOut(given, context));
      }),
    );
  });
});

test('unknown tools are none', () => {
  expect(isWorksheetTool('Budget')).toBe(false);
  expect(isWorksheetTool('toString')).toBe(false);
});

test('field names', () => {
  expect(fieldName('income', 'amount', 0)).toBe('income.0.amount');
  expect(fieldName('reserve', 'goal')).toBe('reserve.goal');
});

test('what was not posted is not saved, whatever its name', () => {
  const form = JSON.parse(
    '{"__proto__":"1","income.0.amount":" 5 ","must.0.label":"  "}',
  ) as Record<string, string>;
  expect(cleanForm(worksheets.budget.schema, form)).toEqual({ 'income.0.amount': '5' });
});

test('places are filled', () => {
  const text = { bg: 'Остават {amount}, {x}.', en: '{amount} left, {x}.' };
  expect(fillText(text, 'bg', { amount: '5 €' })).toBe('Остават 5 €, {x}.');
  expect(fillText(text, 'en')).toBe('{amount} left, {x}.');
});

test('every error has words in both languages', () => {
  for (const { bg, en } of Object.values(fieldErrorTexts)) {
    expect(bg.length).toBeGreaterThan(10);
    expect(en.length).toBeGreaterThan(10);
  }
});

test('a note keeps 500 signs, however the browser ends its lines; other fields keep 80', () => {
  const { schema } = worksheets.canvas;
  const lines = 'а\n'.repeat(249) + 'край';
  const posted = {
    'box.value': ` ${lines.replaceAll('\n', '\r\n')} `,
    'box.costs': 'б'.repeat(600),
  };
  const kept = cleanForm(schema, posted);
  expect(kept['box.value']).toBe(lines.slice(0, 500));
  expect(kept['box.costs']).toHaveLength(500);
  const { schema: goal } = worksheets.goal;
  expect(cleanForm(goal, { 'goal.goal': 'в'.repeat(90) })['goal.goal']).toHaveLength(80);
});
