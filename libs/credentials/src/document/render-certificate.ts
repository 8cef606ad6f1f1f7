import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import type { CertificateInput, RenderRefusal, RenderResult } from './certificate-input.js';
import {
  type CertificatePageData,
  certificatePageData,
  givenTexts,
} from './certificate-page-data.js';
import { signName, unshowableSigns } from './printable-text.js';
import { familyNames } from './typefaces.js';
import {
  createTypesetter,
  setTemplate,
  type Setting,
  templateFile,
  type Typesetter,
} from './typesetter.js';

/** Renders certificates in this very process. See `createRenderProcess` for a server's use. */
export interface CertificateRenderer {
  /**
   * Synchronous, some 10 ms (15 in two languages). Between many of them let the event loop turn once each: only then does
   * the typesetter free the documents it made (half a megabyte each).
   * @throws Error after `dispose`, or when the typesetter itself fails
   */
  render(input: CertificateInput): RenderResult;
  /** What can be told without setting it: whether fields are well and every sign can be shown. */
  refusal(input: CertificateInput): RenderRefusal | null;
  /** Lets go of typefaces and caches. */
  dispose(): void;
}

/** Exists in the typesetter's memory only, while one certificate is set. */
const dataFile = templateFile('certificate.json');

/** What is attached: the same, likewise. */
const credentialFile = templateFile('credential.json');

/** PDF/A-3a: tagged, every typeface embedded, and room for an attachment. */
const standard = 'a-3a';

/**
 * Sizes of the running text in points, from the largest down. Two languages hardly ever fit in the first two, and
 * each that is tried in vain costs as much as a page.
 */
const sizes = ['11.5', '11', '10.4', '9.8', '9.2', '8.6', '8'];
const sizesOfTwo = sizes.slice(2);

const missingGlyphs = (signs: string[]): RenderRefusal => ({
  ok: false,
  reason: 'missing-glyph',
  detail: [...new Set(signs)].map(signName).join(' '),
});

const templateFault = (detail: string): RenderRefusal => ({
  ok: false,
  reason: 'template',
  detail,
});

/** Undoes the escapes the typesetter's diagnostics put into a quoted text. */
const unquoted = (text: string): string =>
  text
    .replace(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/\\(.)/gs, '$1');

/**
 * PDF/A forbids empty boxes for missing signs: the typesetter refuses, and names each of them. After
 * our own look at the typefaces this is the second net.
 */
const refusalOf = (error: unknown): RenderResult => {
  const text = error instanceof Error ? error.message : String(error);
  const missing = [...text.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gs)];
  if (missing.length > 0) return missingGlyphs(missing.map((found) => unquoted(found[1] ?? '')));
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/gs)].map((found) => found[1]);
  return templateFault(messages.join('; ') || text);
};

/** Sets the page at the first size at which it stays one page: nearly always the first. */
const setOnOnePage = (compiler: Typst.NodeCompiler, languages: number): Setting => {
  for (const size of languages > 1 ? sizesOfTwo : sizes) {
    const set = setTemplate(compiler, 'certificate.typ', { size });
    if (!set.ok || set.document.numOfPages === 1) return set;
  }
  // Better no certificate than one whose end is missing.
  return { ok: false, detail: 'the text does not fit on the page' };
};

type Looked = { ok: true; page: CertificatePageData } | RenderRefusal;

const lookAt = (typesetter: Typesetter, input: CertificateInput): Looked => {
  const data = certificatePageData(input);
  if (!data.ok) return templateFault(`input field ${data.field}`);
  const unshowable = unshowableSigns(givenTexts(data.page).join(' '), typesetter.typefaces);
  return unshowable.length > 0 ? missingGlyphs(unshowable) : data;
};

/**
 * The families in which signs are looked for. A name is set in the first that has all of it: where the typesetter
 * changes the typeface within a word, the word is copied and read aloud with a letter doubled.
 */
const withFamilies = ({ typefaces }: Typesetter, page: CertificatePageData): object => {
  const name = page.name?.text ?? '';
  const whole = familyNames.find(
    (_, family) => unshowableSigns(name, [typefaces[family] ?? []]).length === 0,
  );
  const nameFamilies = whole === undefined ? familyNames : [...new Set([whole, ...familyNames])];
  return { ...page, families: familyNames, nameFamilies };
};

const renderWith = (typesetter: Typesetter, input: CertificateInput): RenderResult => {
  const data = lookAt(typesetter, input);
  if (!data.ok) return data;

  const { compiler } = typesetter;
  // As a file of its own and not as an input: other inputs would make everything be set anew, the picture too.
  compiler.mapShadow(dataFile, Buffer.from(JSON.stringify(withFamilies(typesetter, data.page))));
  if (input.credential !== null) compiler.mapShadow(credentialFile, Buffer.from(input.credential));
  try {
    const set = setOnOnePage(compiler, data.page.texts.length);
    if (!set.ok) return templateFault(set.detail);
    return { ok: true, pdf: new Uint8Array(compiler.pdf(set.document, { pdfStandard: standard })) };
  } catch (error) {
    return refusalOf(error);
  } finally {
    compiler.unmapShadow(dataFile);
    if (input.credential !== null) compiler.unmapShadow(credentialFile);
  }
};

/**
 * A renderer of certificate PDFs. The same input gives the same bytes, in any process and at any time:
 * the only date inside is the day of completion.
 * @param shared a typesetter that sets other pages too; without it one of its own
 */
export const createCertificateRenderer = (
  shared: Typesetter = createTypesetter(),
): CertificateRenderer => {
  let typesetter: Typesetter | null = shared;
  return {
    render(input) {
      if (typesetter === null) throw new Error('this certificate renderer is disposed of');
      try {
        return renderWith(typesetter, input);
      } finally {
        // Keeps what the last certificates shared (the pictures of both papers, the typefaces), drops the
        // rest: what is kept is looked through again for each text.
        typesetter.compiler.evictCache(4);
      }
    },
    refusal(input) {
      if (typesetter === null) throw new Error('this certificate renderer is disposed of');
      const looked = lookAt(typesetter, input);
      return looked.ok ? null : looked;
    },
    dispose() {
      typesetter?.compiler.evictCache(0);
      typesetter = null;
    },
  };
};
