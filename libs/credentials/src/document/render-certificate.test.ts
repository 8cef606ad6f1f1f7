import { setImmediate as nextTurn } from 'node:timers/promises';
import { bgInput, enInput } from '../../test-support/certificate-inputs.js';
import { deniedWords } from '../../test-support/denied-words.js';
import { readPdf } from '../../test-support/read-pdf.js';
import type { CertificateInput } from './certificate-input.js';
import { createCertificateRenderer } from './render-certificate.js';

const renderer = createCertificateRenderer();
afterAll(() => renderer.dispose());

const pdfOf = (input: CertificateInput): Uint8Array => {
  const result = renderer.render(input);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.pdf;
};

const read = (input: CertificateInput) => readPdf(pdfOf(input));

/** A title and outcomes that are the same in both languages. */
const saying = (title: string, outcomes: string[]) => ({
  title: { bg: title, en: title },
  outcomes: { bg: outcomes, en: outcomes },
});

test('a certificate says in Bulgarian all it has to say (credentials 37)', () => {
  const { text, pages, size, language, title } = read(bgInput);
  for (const words of [
    'Сертификат за завършен курс',
    'С този сертификат се потвърждава, че Мария Щерева-Цветкова завърши курса',
    'Моите пари, моят избор Продължителност: 1,5 часа',
    ...bgInput.outcomes.bg,
    'Компетентности: Съставяне на бюджет · Кредит',
    '22 ноември 2026 г.',
    '7K3M-9Q2X',
    'Обучения за всеки ден',
    'не удостоверява професионална квалификация',
  ]) {
    expect(text).toContain(words);
  }
  expect({ pages, language, title }).toEqual({
    pages: 1,
    language: 'bg',
    title: 'Сертификат за завършен курс',
  });
  expect(size.map(Math.round)).toEqual([297, 210]);
});

test('a certificate says it in English (credentials 37)', () => {
  const { text, language, title } = read(enInput);
  for (const words of [
    'Certificate of course completion',
    'This is to confirm that Maria O’Neill-Łukasiewicz has completed the course',
    'My money, my choice Length: 1 hour',
    ...enInput.outcomes.en,
    'Competences: Budgeting · Credit',
    '22 November 2026',
    'Everyday Learning',
    'not a professional qualification',
  ]) {
    expect(text).toContain(words);
  }
  expect(language).toBe('en');
  expect(title).toBe('Certificate of course completion');
});

test('a certificate can be without a name, without outcomes and without a QR', () => {
  const { text, qr, links } = read({
    ...bgInput,
    holderName: null,
    outcomes: { bg: [], en: [] },
    competences: [],
    checkUrl: null,
  });
  expect(text).toContain('се потвърждава, че е завършен курсът Моите пари, моят избор');
  expect(text).not.toContain('Резултати');
  expect(text).not.toContain('Компетентности');
  expect(text).not.toContain('Проверка');
  expect(qr).toBeNull();
  expect(links).toEqual([]);
});

test('a certificate carries a QR that reads from a 150-dpi greyscale raster, the address and a link (credentials 33)', () => {
  const { text, qr, links } = read(bgInput);
  expect(qr).toBe(bgInput.checkUrl);
  expect(new Set(links)).toEqual(new Set([bgInput.checkUrl]));
  expect(text.replace(/ /g, '')).toContain('check.example.org/c/x7Kq2nVw9RtY4bHs8mZc1A');
});

test('a certificate is tagged and brings its typefaces along (credentials 33)', () => {
  const { embedded, everything } = read(bgInput);
  expect(embedded.length).toBeGreaterThan(0);
  expect(embedded).not.toContain(false);
  expect(everything).toContain('StructTreeRoot');
  expect(everything).toMatch(/<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A</);
  expect(everything).toContain('QR код за проверка на сертификата на адрес check.example.org');
});

test('a certificate is the same to the byte, whenever and wherever it is made', () => {
  const first = pdfOf(bgInput);
  pdfOf(enInput);
  expect(Buffer.compare(first, pdfOf(bgInput))).toBe(0);
  const full: CertificateInput = {
    ...bgInput,
    ...{ locale: 'both', paper: 'letter', holderName: 'مريم 王', credential: '{"id":1}' },
  };
  const another = createCertificateRenderer();
  const elsewhere = [another.render(full), another.render(bgInput)];
  another.dispose();
  const here = [pdfOf(full), first];
  expect(elsewhere.map((result) => result.ok && Buffer.from(result.pdf).toString('hex'))).toEqual(
    here.map((pdf) => Buffer.from(pdf).toString('hex')),
  );
  expect(() => another.render(bgInput)).toThrow('disposed');
});
describe('privacy (credentials 3)', () => {
  test('no byte of a certificate hints at why somebody took the course', () => {
    const inBoth: CertificateInput = { ...bgInput, locale: 'both', credential: '{"a":"attached"}' };
    for (const input of [bgInput, enInput, { ...inBoth, holderName: null, checkUrl: null }]) {
      const { everything } = read(input);
      // Without these three the search would not look into text, strings and metadata at all.
      expect(everything).toContain(input.title[input.locale === 'en' ? 'en' : 'bg']);
      expect(everything).toContain(input.issuerName);
      expect(everything).toContain('<xmp:CreatorTool>Typst');
      expect(everything).not.toMatch(deniedWords);
    }
  });

  test('the search above finds such a word wherever it hides', () => {
    for (const change of [
      { holderName: 'Приют' },
      { issuerName: 'Кризисен център' },
      { checkUrl: 'https://check.example.org/shelter' },
      { credential: '{"name":"victim"}' },
    ]) {
      expect(read({ ...bgInput, ...change }).everything).toMatch(deniedWords);
    }
  });

  test('the only moment inside is the day of completion at midnight UTC', () => {
    const { everything } = read(bgInput);
    const moments = everything.match(/\d{4}-\d\d-\d\dT[\d:]+Z|D:\d{8}[\dZ+'-]*/g) ?? [];
    expect(moments.length).toBeGreaterThan(0);
    for (const moment of moments) expect(moment).toMatch(/^(2026-11-22T00:00:00Z|D:20261122)/);
    expect(moments.join()).not.toMatch(/D:20261122(?!000000|[^\d]|$)/);
  });
});

test.each([
  ["Д’Артанян О'Нийл", "Д’Артанян О'Нийл"],
  ['Zoe\u0308 Nguye\u0302n', 'Zoë Nguyên'],
  ['Ѝвелина Бо\u0301йчева', 'Ѝвелина Бо'],
  ['Ελένη Παπαδοπούλου', 'Ελένη Παπαδοπούλου'],
  ['Şükrü Çağlar Łoś Ștefan', 'Şükrü Çağlar Łoś Ștefan'],
  ['Ґанна Їжакевич', 'Ґанна Їжакевич'],
])('a name shows as it is: %s (credentials 34)', (holderName, shown) => {
  expect(read({ ...bgInput, holderName }).text.normalize('NFC')).toContain(shown.normalize('NFC'));
});

test('composed or typed with combining marks, a name gives the same file', () => {
  const composed = pdfOf({ ...bgInput, holderName: 'Zo\u00eb' });
  expect(Buffer.compare(composed, pdfOf({ ...bgInput, holderName: 'Zoe\u0308' }))).toBe(0);
});

test('a certificate shows the signs of the typesetting language as they are', () => {
  const name = '#panic("x") $a$ *b* _c_ <d> @e `f` \\g // h /* i */ -- ... ~ [j] "k" {l}';
  const title = '#sys.inputs & = 1 \\u{41} #import "stones.typ"';
  const { text } = read({ ...bgInput, holderName: name, ...saying(title, ['- #a', '= b']) });
  for (const words of [name, title, '- #a', '= b']) expect(text).toContain(words);
});

const words120 = 'Александра-Константина Хаджидимитрова '.repeat(4).slice(0, 119) + 'я';
test.each([
  ['words', words120],
  ['one word', 'Щ'.repeat(120)],
  ['narrow letters', 'і'.repeat(120)],
  ['wide letters', 'WWWWWWW '.repeat(15).trim()],
])('keeps a name of 120 signs on the page: %s (credentials 34)', (_, holderName) => {
  const title =
    'Управление на личните финанси и дигитална сигурност при електронни плащания, част 2';
  const { text, textEnd, pages } = read({
    ...bgInput,
    holderName,
    ...saying(
      title,
      Array.from({ length: 6 }, () => 'сравнява '.repeat(13).trim()),
    ),
  });
  expect(text.replace(/ /g, '')).toContain(holderName.replace(/ /g, ''));
  expect(textEnd.right).toBeLessThanOrEqual(279.5);
  expect(textEnd.bottom).toBeLessThanOrEqual(195);
  expect(pages).toBe(1);
});
test.each([
  ['a name', { holderName: 'Мария 🐢🦊' }, ['🐢', '🦊']],
  ['a name in Korean', { holderName: '김민지' }, ['김', '민', '지']],
  ['a name in Amharic', { holderName: 'ሰላም' }, ['ሰ', 'ላ', 'ም']],
  ['a name in Hindi', { holderName: 'मीरा' }, ['मी', 'रा']],
  ['a mark without a place on its letter', { holderName: 'Съ\u0301бева' }, ['ъ\u0301']],
  ['a missing letter under a mark', { holderName: 'Мария 김\u0301' }, ['김\u0301']],
  ['a title', saying('Пари 🪙', []), ['🪙']],
  ['a competence', { competences: [{ bg: 'Бюджет 🪙', en: 'x' }] }, ['🪙']],
  ['an outcome', saying('Пари', ['a', 'b 🐢']), ['🐢']],
  ['an issuer', { issuerName: 'Обучения ✪' }, ['✪']],
  ['a non-joiner where nothing joins', { holderName: 'Ма\u200cрия' }, ['U+200C']],
  ['a turned-round name', { holderName: 'Мария\u202eаниравИ' }, ['U+202E']],
  ['a private sign', { holderName: 'Мария \ue000' }, ['U+E000']],
])('a sign that cannot be shown is named: %s (credentials 34)', (_, change, signs) => {
  const result = renderer.render({ ...bgInput, ...change });
  // the same is found without setting it, so before anything is signed
  expect(renderer.refusal({ ...bgInput, ...change })).toEqual(result);
  expect(result).toMatchObject({ ok: false, reason: 'missing-glyph' });
  expect(!result.ok && result.detail).toBe(signs.join(' '));
});

test('a text that does not fit is no certificate, and the next one is', () => {
  const outcomes = Array.from({ length: 40 }, () => 'сравнява общата цена на кредити');
  const result = renderer.render({ ...bgInput, ...saying('Пари', outcomes) });
  expect(result).toMatchObject({ ok: false, reason: 'template' });
  expect(!result.ok && result.detail).toContain('does not fit on the page');
  expect(renderer.render(bgInput).ok).toBe(true);
});

test('a misshapen field is named', () => {
  expect(renderer.render({ ...bgInput, completedOn: 'вчера' })).toEqual({
    ok: false,
    reason: 'template',
    detail: 'input field completedOn',
  });
});
test('200 certificates leave no pile of memory behind', async () => {
  const renderSome = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      pdfOf({ ...bgInput, number: `0000-${index}`, holderName: `Мария ${index}` });
      // The typesetter's documents are freed between turns of the event loop only.
      await nextTurn();
    }
    return process.memoryUsage().rss;
  };
  const before = await renderSome(50);
  const after = await renderSome(200);
  // Kept documents would be about half a megabyte each.
  expect((after - before) / 1e6).toBeLessThan(60);
});
