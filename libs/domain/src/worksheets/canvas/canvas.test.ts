import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { canvasQuestions, canvasReport } from './report.js';
import { canvasBoxes, canvasSchema, type CanvasBox } from './schema.js';
import type { CanvasValues } from './canvas.js';
import { canvas, mostQuestions, parseCanvas } from './canvas.js';

const filled = (...boxes: CanvasBox[]): CanvasValues =>
  Object.fromEntries(
    canvasBoxes.map((box) => [box, boxes.includes(box) ? [`за ${box}`] : []]),
  ) as Record<CanvasBox, string[]>;
const without = (...boxes: CanvasBox[]): CanvasValues =>
  filled(...canvasBoxes.filter((box) => !boxes.includes(box)));

describe('what to ask next', () => {
  test.each<[string, CanvasValues, CanvasBox[], CanvasBox[]]>([
    ['everything', without(), [], []],
    ['all but the costs', without('costs'), ['costs'], []],
    [
      'customers and value',
      filled('customers', 'value'),
      ['channels', 'relationships', 'revenue'],
      ['resources', 'activities', 'partners', 'costs'],
    ],
    [
      'the middle',
      without('costs', 'value', 'partners', 'customers'),
      ['customers', 'value', 'partners'],
      ['costs'],
    ],
  ])('%s is filled in', (_, values, ask, later) => {
    expect(canvas(values)).toEqual({ empty: [...ask, ...later], ask, later, isEmpty: false });
  });

  test('nothing is filled in', () => {
    expect(canvas(filled())).toMatchObject({ isEmpty: true, empty: canvasBoxes });
  });

  test('every empty box is asked about or can wait, customers and value before all others', () => {
    fc.assert(
      fc.property(fc.subarray([...canvasBoxes]), (boxes) => {
        const { empty, ask, later } = canvas(filled(...boxes));
        expect([...ask, ...later]).toEqual(empty);
        expect(new Set([...empty, ...boxes])).toEqual(new Set(canvasBoxes));
        expect(empty).toHaveLength(canvasBoxes.length - boxes.length);
        expect(ask).toHaveLength(Math.min(mostQuestions, empty.length));
        for (const first of ['customers', 'value'] as const) {
          expect(ask.includes(first)).toBe(!boxes.includes(first));
        }
      }),
    );
  });

  test('a box more never brings a question more', () => {
    fc.assert(
      fc.property(fc.subarray([...canvasBoxes]), fc.constantFrom(...canvasBoxes), (boxes, box) => {
        const before = canvas(filled(...boxes));
        const after = canvas(filled(...boxes, box));
        expect(after.empty).toEqual(before.empty.filter((one) => one !== box));
        expect(after.ask.length).toBeLessThanOrEqual(before.ask.length);
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values, errors } = parseCanvas({
      'box.customers': ' Кантори \r\n\r\n  до пет души ',
      'box.costs': ' \n ',
      'box.magic': 'x',
    });
    expect(values).toEqual({ ...filled(), customers: ['Кантори', 'до пет души'] });
    expect(errors).toEqual([]);
  });

  test('holds the nine boxes in their order', () => {
    const fields = canvasSchema.groups.flatMap((group) => group.fields.map(({ id }) => id));
    expect(fields).toEqual([...canvasBoxes]);
    expect(canvasBoxes).toHaveLength(9);
  });

  test('whatever is written stands in the result, line by line', () => {
    const form = fc.dictionary(
      fc.constantFrom(...canvasBoxes.map((box) => `box.${box}`)),
      fc.constantFrom('ред', 'ред\nвтори', ' \n'),
    );
    fc.assert(
      fc.property(form, (given) => {
        const { values } = parseCanvas(given);
        const text = reportToText(canvasReport(values, 'bg'), 'bg');
        const lines = Object.values(values).flat();
        expect(text.match(/^• (?:ред|втори)$/gmu) ?? []).toHaveLength(lines.length);
      }),
    );
  });
});

describe('the result in words', () => {
  test('as text', () => {
    const values = { ...filled('value'), customers: ['Кантори', 'до пет души'] };
    const text = reportToText(canvasReport(values, 'bg'), 'bg');
    expect(text).toContain('Клиенти\n• Кантори\n• до пет души\n\nСтойност\n• за value\n');
    expect(text).toContain('Канали\n• –\n');
    expect(text).toContain('Канали: откъде ще научат за Вас');
    expect(text).toContain('Другите празни кутийки могат да почакат: Ресурси, Дейности,');
    expect(text).toContain('strategyzer.com, CC BY-SA');
  });

  test('complete, and empty', () => {
    const complete = reportToText(canvasReport(without(), 'bg'), 'bg');
    expect(complete).toContain('Прочетете листа на глас на човек, на когото имате доверие');
    for (const { bg } of Object.values(canvasQuestions)) expect(complete).not.toContain(bg);
    expect(canvasReport(filled(), 'bg').sections).toMatchObject([
      { rows: [], sentences: [expect.stringContaining('за кого е това?')] },
    ]);
  });

  test('never more than three questions, in any language', () => {
    for (const locale of locales) {
      const { sections } = canvasReport(filled('costs'), locale);
      const sentences = sections.at(-1)?.sentences ?? [];
      expect(sentences.filter((sentence) => sentence.includes('?'))).toHaveLength(mostQuestions);
      expect(sections).toHaveLength(10);
      expect(new Set(sections.map(({ heading }) => heading)).size).toBe(10);
      expect(JSON.stringify(sections)).not.toMatch(/\{\w+\}|undefined/);
    }
    expect(reportToCsv(canvasReport(filled('costs'), 'en'), 'en')).toContainEqual(['за costs']);
  });
});
