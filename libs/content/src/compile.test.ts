import fc from 'fast-check';
import type { Inline, LessonDocument } from './blocks.js';
import { compileLesson, type LessonPart } from './compile.js';
import { stableShuffle } from './compile-question.js';
import type { Lesson } from './course-package.js';
import { sampleLesson } from './testing/sample-lesson.js';

function lessonOf(...blocks: LessonDocument['blocks']): Lesson {
  const lesson = sampleLesson();
  return { ...lesson, bg: { ...lesson.bg, blocks }, en: { ...lesson.en, blocks } };
}

const paragraph = (...children: Inline[]) => ({ type: 'paragraph' as const, children });
const text = (value: string): Inline => ({ type: 'text', value });

function htmlOf(lesson: Lesson, locale: 'bg' | 'en' = 'bg', options = {}): string {
  return compileLesson(lesson, locale, options)
    .parts.map((part) => (part.kind === 'html' ? part.html : ''))
    .join('');
}

test('the sample keeps its order; neighbouring HTML is one part', () => {
  const { parts, words, minutes } = compileLesson(sampleLesson(), 'en');
  expect(parts.map(({ kind }) => kind)).toEqual([
    'html',
    'worksheet',
    'reflection',
    'html',
    'question',
    'question',
    'question',
    'html',
  ]);
  expect(words).toBeGreaterThan(300);
  expect(minutes).toBe(8);
});

test('amounts are written in the language of the page', () => {
  const block = { block: 'text' as const, content: [paragraph({ type: 'sum', amount: 620.2 })] };
  expect(htmlOf(lessonOf(block), 'bg')).toBe('<p><span class="money">620,20\u00a0€</span></p>');
  expect(htmlOf(lessonOf(block), 'en')).toBe('<p><span class="money">€620.20</span></p>');
});

test('stories and callouts carry a label in the language of the page', () => {
  const story = { block: 'story' as const, content: [paragraph(text('x'))] };
  const callout = { block: 'callout' as const, kind: 'safety' as const, content: [] };
  expect(htmlOf(lessonOf(story, callout), 'bg')).toBe(
    '<section class="story"><p class="story-label">Пример от ежедневието</p><p>x</p></section>' +
      '<aside class="callout callout-safety" role="note"><p class="callout-label">За Вашата безопасност</p></aside>',
  );
  expect(htmlOf(lessonOf(callout), 'en')).toContain('<p class="callout-label">For your safety</p>');
});

test('links leave without a referrer; links to lessons need an address', () => {
  const outside: Inline = { type: 'link', href: 'https://kzp.bg/?a&b', children: [text('КЗП')] };
  const inside: Inline = { type: 'link', href: 'lesson:debt-list', children: [text('урока')] };
  const lesson = lessonOf({ block: 'text', content: [paragraph(outside, inside)] });
  expect(htmlOf(lesson)).toBe(
    '<p><a href="https://kzp.bg/?a&#x26;b" rel="noreferrer">КЗП</a>урока</p>',
  );
  const lessonHref = (id: string): string => `/lesson/${id.length}`;
  expect(htmlOf(lesson, 'bg', { lessonHref })).toContain('<a href="/lesson/9">урока</a>');
  expect(htmlOf(lesson, 'bg', { lessonHref: () => undefined })).not.toContain('lesson:');
});

test('whatever an author types is text: no tag, no attribute, no fact can be made', () => {
  const piece = fc.constantFrom('<', '>', '"', "'", '&', '<!--fact:x-->', '<script>', 'a', '-->');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
      const value = pieces.join('');
      const html = htmlOf(lessonOf({ block: 'text', content: [paragraph(text(value))] }));
      const inner = html.replace(/^<p>/, '').replace(/<\/p>$/, '');
      expect(inner).not.toContain('<');
      expect(unescaped(inner)).toBe(value);
    }),
  );
});

function unescaped(html: string): string {
  return html.replace(/&#x([0-9A-F]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

test('a fact is a placeholder', () => {
  const block = { block: 'text' as const, content: [paragraph({ type: 'fact', id: 'net-wage' })] };
  expect(htmlOf(lessonOf(block))).toBe('<p><!--fact:net-wage--></p>');
});

function questionsOf(parts: LessonPart[]) {
  return parts.flatMap((part) => (part.kind === 'question' ? [part.question] : []));
}

test('a learner gets prompts and options, the server gets the keys', () => {
  const { parts, answerKeys } = compileLesson(sampleLesson(), 'en');
  const [single, number, order] = questionsOf(parts);
  expect(single).toEqual({
    id: 'start',
    type: 'single',
    promptHtml: '<p>Where does the list begin?</p>',
    options: [
      { id: 'a', html: 'With the cupboard and the fridge' },
      { id: 'b', html: "With the shop's leaflet" },
    ],
  });
  expect(number).toMatchObject({ id: 'saved', type: 'number', unit: 'EUR' });
  expect(Object.keys(number ?? {}).sort()).toEqual(['id', 'promptHtml', 'type', 'unit']);
  expect(Object.keys(order ?? {}).sort()).toEqual(['id', 'items', 'promptHtml', 'type']);
  expect(answerKeys[0]).toEqual({
    id: 'start',
    type: 'single',
    options: [
      { id: 'a', right: true, explanation: 'So you do not buy what you already have.' },
      {
        id: 'b',
        right: false,
        explanation: 'It shows what the shop wants to sell. See first what you have.',
      },
    ],
  });
  expect(answerKeys[1]).toMatchObject({ id: 'saved', value: 20.5, tolerance: 0.5 });
});

test('the key of an ordering question names the items as they are shown', () => {
  const { parts, answerKeys } = compileLesson(sampleLesson(), 'en');
  const order = questionsOf(parts).find((question) => question.type === 'order');
  const key = answerKeys.find((candidate) => candidate.type === 'order');
  const inRightOrder = key?.items.map((id) => order?.items.find((item) => item.id === id)?.html);
  expect(inRightOrder).toEqual([
    'I see what I have',
    'I choose a few dishes',
    'I write the list by shelves',
  ]);
  expect(order?.items.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(key?.items).not.toEqual(['a', 'b', 'c']);
});

test('answer keys agree in both languages, their words apart', () => {
  const keys = (locale: 'bg' | 'en') =>
    JSON.parse(JSON.stringify(compileLesson(sampleLesson(), locale).answerKeys), (name, value) =>
      name === 'explanation' ? '' : value,
    );
  expect(keys('bg')).toEqual(keys('en'));
});

test('a shuffle is a stable permutation and never the order it was given', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 26 }), fc.string(), (count, seed) => {
      const shuffled = stableShuffle(count, seed);
      const sorted = [...shuffled].sort((a, b) => a - b);
      expect(sorted).toEqual(Array.from({ length: count }, (_, index) => index));
      expect(shuffled).not.toEqual(sorted);
      expect(stableShuffle(count, seed)).toEqual(shuffled);
    }),
  );
});

test('tables have a head, aligned columns and can be scrolled with a keyboard', () => {
  const cell = (value: string) => [text(value)];
  const rows = [
    [cell('Дълг'), cell('Сума')],
    [cell('A'), cell('5')],
  ];
  const table = { type: 'table' as const, align: [null, 'right' as const], rows };
  expect(htmlOf(lessonOf({ block: 'text', content: [table] }))).toBe(
    '<div class="table-scroll" role="region" tabindex="0" aria-label="Таблица"><table><thead><tr>' +
      '<th scope="col">Дълг</th><th scope="col" class="align-right">Сума</th></tr></thead>' +
      '<tbody><tr><td>A</td><td class="align-right">5</td></tr></tbody></table></div>',
  );
});

test('a number keeps its sign on its line', () => {
  const content = [{ type: 'paragraph' as const, children: [text('5 €, 10 % и 3 неща')] }];
  expect(htmlOf(lessonOf({ block: 'text', content }))).toBe('<p>5\u00a0€, 10\u00a0% и 3 неща</p>');
});

test('a table that is too wide for a phone names the column in each cell, and says its roles', () => {
  const cell = (value: string) => [{ type: 'text' as const, value }];
  const rows = [
    ['Форма', 'Кой отговаря за дълговете', 'Къде'].map(cell),
    ['ЕТ', 'Вие, с всичко, което притежавате', 'Търговски регистър'].map(cell),
  ];
  const table = { type: 'table' as const, align: [null, null, null], rows };
  const html = htmlOf(lessonOf({ block: 'text', content: [table] }));
  expect(html).toContain('<table class="wide" role="table"><thead role="rowgroup"><tr role="row">');
  expect(html).toContain('<th scope="col" role="columnheader">Къде</th>');
  expect(html).toContain('<td role="cell" data-label="Къде">Търговски регистър</td>');
  const short = rows.map((row) => row.map(() => cell('а')));
  expect(htmlOf(lessonOf({ block: 'text', content: [{ ...table, rows: short }] }))).not.toMatch(
    /role="(?:table|cell)"/,
  );
});

test('plain text holds no questions and no markup', () => {
  const { text: plain } = compileLesson(sampleLesson(), 'en');
  expect(plain).toContain('Three steps\n1. Look at what you have. Open the cupboard');
  expect(plain).not.toContain('Where does the list begin');
  expect(plain).not.toMatch(/[<>]/);
});
