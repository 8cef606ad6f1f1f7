import type { Shelf } from '@pateka/content/draft';
import { afterStep, readCourse } from './course-form.server.js';

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const full = formOf([
  ['title-bg', 'Пари'],
  ['title-en', 'Money'],
  ['summary-bg', 'За парите'],
  ['summary-en', 'About money'],
  ['outcomes-bg', 'прави бюджет\r\nпази резерв'],
  ['outcomes-en', 'makes a budget'],
  ['module', 'm2'],
  ['edition-m2', '3'],
  ['optional-m2', 'l1'],
  ['optional-m2', 'l2'],
  ['module', 'm1'],
  ['edition-m1', '1'],
  ['after-m1', 'm2'],
  ['skip', '0.2'],
  ['mastery', 'lesson 0.8'],
  ['certificate', 'yes'],
  ['certificate-bg', 'Пари'],
  ['certificate-en', 'Money'],
  ['cover', 'river'],
]);

test('everything of the form is in the course, modules in their order', () => {
  expect(readCourse(full)).toEqual({
    title: { bg: 'Пари', en: 'Money' },
    summary: { bg: 'За парите', en: 'About money' },
    outcomes: { bg: ['прави бюджет', 'пази резерв'], en: ['makes a budget'] },
    modules: [
      { moduleId: 'm2', edition: 3, optional: ['l1', 'l2'], after: [] },
      { moduleId: 'm1', edition: 1, optional: [], after: ['m2'] },
    ],
    maxSkippedShare: 0.2,
    mastery: { of: 'lesson', share: 0.8 },
    certificateTitle: { bg: 'Пари', en: 'Money' },
    cover: 'river',
  });
});

test('what makes no sense becomes something harmless', () => {
  const odd = readCourse(
    formOf([
      ['module', 'm1'],
      ['edition-m1', 'x'],
      ['skip', '5'],
      ['mastery', 'course 9'],
      ['certificate', 'no'],
      ['certificate-bg', 'Пари'],
      ['cover', 'heart'],
    ]),
  );
  expect(odd).toMatchObject({
    modules: [{ edition: 1 }],
    maxSkippedShare: 0.3,
    mastery: null,
    certificateTitle: null,
    cover: 'stones',
  });
});

test('a button changes the modules and nothing that was typed', () => {
  const edition = { number: 4, title: { bg: 'М', en: 'M' }, withdrawn: false, lessons: [] };
  const shelf: Shelf = new Map(
    ['m1', 'm2', 'm3'].map((moduleId) => [
      moduleId,
      {
        moduleId,
        organisation: { bg: '', en: '' },
        archived: false,
        editions: [{ ...edition, languages: ['bg' as const] }],
      },
    ]),
  );
  const draft = readCourse(full);
  const after = (step: string) =>
    afterStep(draft, step, shelf).modules.map((one) => `${one.moduleId} ${one.edition}`);
  expect(after('up m1')).toEqual(['m1 1', 'm2 3']);
  expect(after('down m2')).toEqual(['m1 1', 'm2 3']);
  expect(after('remove m2')).toEqual(['m1 1']);
  expect(after('add m3')).toEqual(['m2 3', 'm1 1', 'm3 4']);
  expect(after('newest m2')).toEqual(['m2 4', 'm1 1']);
  expect(afterStep(draft, 'explode m1', shelf)).toEqual(draft);
});
