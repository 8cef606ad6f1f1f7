import { bgInput, enInput } from '../../test-support/certificate-inputs.js';
import type { CertificateInput } from './certificate-input.js';
import { certificatePageData } from './certificate-page-data.js';
import { certificateFileName } from './certificate-words.js';

const pageOf = (input: CertificateInput) => {
  const data = certificatePageData(input);
  if (!data.ok) throw new Error(`refused for its ${data.field}`);
  return data.page;
};

test.each([
  [0.5, 'Продължителност: 0,5 часа', 'Length: 0.5 hours'],
  [1, 'Продължителност: 1 час', 'Length: 1 hour'],
  [1.04, 'Продължителност: 1 час', 'Length: 1 hour'],
  [1.5, 'Продължителност: 1,5 часа', 'Length: 1.5 hours'],
  [12, 'Продължителност: 12 часа', 'Length: 12 hours'],
])('the page says how long %d hours are', (hours, bg, en) => {
  expect(pageOf({ ...bgInput, hours }).texts[0]?.length).toBe(bg);
  expect(pageOf({ ...enInput, hours }).texts[0]?.length).toBe(en);
});

test('the page writes the day out in words', () => {
  expect(pageOf(bgInput).texts[0]?.completedOn.value).toBe('22 ноември 2026 г.');
  expect(pageOf({ ...enInput, completedOn: '2028-02-29' }).texts[0]?.completedOn.value).toBe(
    '29 February 2028',
  );
});

test('the page finds words for a certificate without a name', () => {
  const page = pageOf({ ...bgInput, holderName: null });
  expect(page.name).toBeNull();
  expect(page.texts[0]?.lead).toBe('С този сертификат се потвърждава, че е завършен курсът');
});

test.each<[keyof CertificateInput, Partial<CertificateInput>]>([
  ['title', { title: { bg: ' \u200b ', en: 'x' } }],
  ['holderName', { holderName: ' ' }],
  ['hours', { hours: 0 }],
  ['hours', { hours: Number.NaN }],
  ['completedOn', { completedOn: '2026-02-30' }],
  ['completedOn', { completedOn: '2026-13-01' }],
  ['completedOn', { completedOn: '2026-11-22T14:05:00Z' }],
  ['number', { number: '' }],
  ['issuerName', { issuerName: '' }],
  ['checkUrl', { checkUrl: 'javascript:alert(1)' }],
  ['checkUrl', { checkUrl: 'https://check.example.org/ a' }],
])('a misshapen field is named: %s', (field, change) => {
  expect(certificatePageData({ ...bgInput, ...change })).toEqual({ ok: false, field });
});
test('a file name tells neither who nor which course', () => {
  expect([certificateFileName('bg'), certificateFileName('en')]).toEqual([
    'sertifikat.pdf',
    'certificate.pdf',
  ]);
});
