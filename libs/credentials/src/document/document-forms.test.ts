import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bgInput, enInput } from '../../test-support/certificate-inputs.js';
import { readPdf } from '../../test-support/read-pdf.js';
import { credentialInput } from '../../test-support/credential-inputs.js';
import { givenIssuer } from '../../test-support/issuer.js';
import type { CertificateInput } from './certificate-input.js';
import { nameLanguage } from './name-language.js';
import { createCertificateRenderer } from './render-certificate.js';

const renderer = createCertificateRenderer();
afterAll(() => renderer.dispose());

const pdfOf = (input: CertificateInput): Uint8Array => {
  const result = renderer.render(input);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.pdf;
};

const read = (input: CertificateInput) => readPdf(pdfOf(input));

describe('a certificate in both languages', () => {
  const both: CertificateInput = { ...bgInput, locale: 'both' };

  test('says everything twice, and in each language what it does not certify (credentials 37)', () => {
    const { text, title, language, pages } = read(both);
    const inEach = [
      ['Сертификат за завършен курс', 'Certificate of course completion'],
      ['С този сертификат се потвърждава, че', 'This is to confirm that'],
      ['завърши курса', 'has completed the course'],
      ['Моите пари, моят избор', 'My money, my choice'],
      ['Продължителност: 1,5 часа', 'Length: 1.5 hours'],
      ['съставя месечен бюджет', 'makes a monthly budget'],
      ['Съставяне на бюджет', 'Budgeting'],
      ['22 ноември 2026 г.', '22 November 2026'],
      ['не удостоверява професионална квалификация', 'not a professional qualification'],
    ];
    for (const words of inEach.flat()) expect(text).toContain(words);
    expect(text.match(/Мария Щерева-Цветкова/g)).toHaveLength(1);
    expect({ title, language, pages }).toEqual({
      title: 'Сертификат за завършен курс / Certificate of course completion',
      language: 'bg',
      pages: 1,
    });
  });

  test('is read aloud in the language of each text', () => {
    const { everything } = read(both);
    // nine blocks: heading, lead, action, title, outcomes, competences, check, date, limit; and within lines of both
    // languages five pieces: the strong part of the heading, the length and three labels
    expect(everything.match(/\/Lang ?\(en\)/g)).toHaveLength(14);
    expect(read(bgInput).everything).not.toMatch(/^en$/m);
  });
});

describe('paper', () => {
  test.each([
    ['a4' as const, [297, 210]],
    ['letter' as const, [279, 216]],
  ])('%s: everything stands within its margins, in both languages too', (paper, size) => {
    for (const locale of ['bg', 'en', 'both'] as const) {
      const found = read({ ...bgInput, paper, locale });
      expect(found.size.map(Math.round)).toEqual(size);
      expect(found.pages).toBe(1);
      expect(found.textEnd.right).toBeLessThanOrEqual((size[0] ?? 0) - 17);
      expect(found.textEnd.bottom).toBeLessThanOrEqual((size[1] ?? 0) - 14);
    }
    expect(read({ ...bgInput, paper, locale: 'both' }).qr).toBe(bgInput.checkUrl);
  });
});

describe('the signed credential in the document (credentials 33)', () => {
  test('is attached byte for byte, as data, under a neutral name', async () => {
    const { signer } = await givenIssuer();
    const { json } = await signer.sign(credentialInput());
    const { attachments } = read({ ...bgInput, credential: json });
    expect([...attachments.keys()]).toEqual(['credential.json']);
    const attached = attachments.get('credential.json');
    expect(Buffer.from(attached?.bytes ?? []).toString()).toBe(json);
    expect(attached?.relationship).toBe('/Data');
  });

  test('changes nothing else, and is absent where there is none', () => {
    expect(read(bgInput).attachments.size).toBe(0);
    expect(read({ ...bgInput, credential: '{}' }).text).toBe(read(bgInput).text);
  });
});

describe('names in other scripts (credentials 34)', () => {
  test.each([
    ['Arabic', 'مريم الحسيني'],
    ['Hebrew', 'אנה כהן'],
    ['Georgian', 'ნინო ბერიძე'],
    ['Chinese', '王小明'],
    ['traditional Chinese', '陳龍'],
    ['Japanese', '山田あきこ'],
    ['Vietnamese', 'Nguyễn Thị Ánh Tuyết'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Ukrainian', 'Ґанна Їжакевич'],
    ['Romanian and Turkish', 'Ștefan Şükrü Ğ'],
    ['Cyrillic and Hebrew', 'Ана אנה O’Neil'],
  ])('%s is on the page as it was written', (_script, holderName) => {
    for (const locale of ['bg', 'en', 'both'] as const) {
      const input = { ...bgInput, locale, holderName };
      expect(renderer.refusal(input)).toBeNull();
      const found = read(input);
      // where the typeface changes a reader of the PDF sees a gap
      const words = found.text.normalize('NFKC').replaceAll(' ', '');
      // and it may give the words of a line that runs from the right in either order
      for (const word of holderName.normalize('NFKC').split(' ')) {
        const reversed = [...word].reverse().join('');
        expect([word, words.includes(word) || words.includes(reversed)]).toEqual([word, true]);
      }
      expect(found.embedded).not.toContain(false);
      expect(found.pages).toBe(1);
    }
  });

  test.each([
    ['אנה Neil', 'Neil', 'אנה'],
    ['Ана אנה Neil', 'Ана', 'Neil'],
    ['مريم Neil', 'Neil', 'مريم'],
  ])('the words of %s stand in the direction of its first letter', (holderName, left, right) => {
    const found = read({ ...bgInput, holderName });
    // a reader gives signs that run from the right in either order
    const [ofLeft, ofRight] = [left, right].map(
      (word) => found.left(word) ?? found.left([...word].reverse().join('')),
    );
    expect(ofLeft).toBeLessThan(ofRight ?? 0);
  });

  test('letters of Arabic script join, unless a non-joiner keeps them apart', () => {
    const inputs = ['علیرضا', 'علی\u200cرضا'].map((holderName) => ({ ...bgInput, holderName }));
    expect(inputs.map((input) => renderer.refusal(input))).toEqual([null, null]);
    const [joined, apart] = inputs.map((input) => Buffer.from(read(input).look));
    expect(joined?.equals(apart ?? Buffer.of())).toBe(false);
  });

  test('a vowel sits on the sign that doubles its letter', () => {
    expect(renderer.refusal({ ...bgInput, holderName: 'مُحَمَّد' })).toBeNull();
    expect(pdfOf({ ...bgInput, holderName: 'مُحَمَّد' }).length).toBeGreaterThan(0);
  });

  test.each([
    ['Мария', 'bg'],
    ['Maria', null],
    ['’مريم', 'ar'],
    ['אנה Neil', 'he'],
    ['王小明', 'zh'],
    ['山田あきこ', 'ja'],
    ['123', null],
  ])('%s is told to a screen reader as of the language %s', (name, expected) => {
    expect(nameLanguage(name)).toBe(expected);
    // in a document in English, where only the name may be marked as of another
    const { everything } = read({ ...enInput, holderName: name });
    const marked = [...everything.matchAll(/\/Lang ?\((?!en)(\w+)\)/g)].map((found) => found[1]);
    expect(marked).toEqual(expected === null ? [] : [expected]);
  });
});

const tools = ['qpdf', 'pdffonts', 'pdfinfo', 'pdfdetach'];
const missing = tools.filter((tool) => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
});
const withTools = missing.length === 0 ? describe : describe.skip;
if (missing.length > 0)
  console.warn(`SKIPPED: readers of PDF that are not here: ${missing.join(', ')}`);
const why = missing.length === 0 ? '' : ` (skipped: no ${missing.join(', ')})`;

withTools(`other readers of PDF agree (credentials 33)${why}`, () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'certificate-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (tool: string, ...args: string[]) =>
    execFileSync(tool, args, { encoding: 'utf8', cwd: folder });

  test.each([
    ['bg', bgInput],
    ['en', enInput],
    ['both', { ...bgInput, locale: 'both' as const }],
    ['Arabic', { ...bgInput, holderName: 'مريم الحسيني' }],
    ['Chinese', { ...bgInput, holderName: '王小明', paper: 'letter' as const }],
  ])('%s', (_name, input) => {
    const credential = JSON.stringify({ name: input.holderName, filler: 'я'.repeat(500) });
    writeFileSync(join(folder, 'a.pdf'), pdfOf({ ...input, credential }));
    expect(run('qpdf', '--check', 'a.pdf')).toContain('No syntax or stream encoding errors found');
    const fonts = run('pdffonts', 'a.pdf').trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    // the columns emb, sub and uni
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    const info = run('pdfinfo', 'a.pdf');
    expect(info).toMatch(/Tagged: +yes/);
    const structure = run('pdfinfo', '-struct-text', 'a.pdf');
    expect(structure).toContain('H1');
    expect(structure).toContain('Figure');
    run('pdfdetach', '-saveall', 'a.pdf');
    expect(readFileSync(join(folder, 'credential.json'), 'utf8')).toBe(credential);
  });
});
