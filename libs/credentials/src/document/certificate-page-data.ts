import type { CertificateInput } from './certificate-input.js';
import { inLocale } from '../credential/credential-words.js';
import { certificateWords } from './certificate-words.js';
import { printableText } from './printable-text.js';
import { qrSvg } from './qr-svg.js';

interface Labelled {
  label: string;
  value: string;
}

/** All that the page shows, in the shape `pdf/certificate.typ` reads; the template holds no words. */
export interface CertificatePageData {
  lang: string;
  documentTitle: string;
  date: { year: number; month: number; day: number };
  kind: { strong: string; rest: string };
  lead: string;
  name: string | null;
  action: string;
  title: string;
  length: string;
  outcomes: { label: string; items: string[] };
  facts: Labelled[];
  issuer: Labelled;
  check: { label: string; url: string; address: string; qr: string; alt: string } | null;
  disclaimer: string;
  hasCredential: boolean;
}

/** The language of the document as a whole. */
const mainLocale = ({ locale }: CertificateInput): 'bg' | 'en' => (locale === 'en' ? 'en' : 'bg');

const ink = '#1e2a2f';

const dayOf = (date: string): CertificatePageData['date'] | null => {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number);
  if (!year || !month || !day) return null;
  const real = new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(date);
  return real ? { year, month, day } : null;
};

const checkData = (input: CertificateInput): CertificatePageData['check'] => {
  if (input.checkUrl === null) return null;
  const words = certificateWords[mainLocale(input)];
  const address = input.checkUrl.replace(/^https?:\/\//, '');
  return {
    label: words.check,
    url: input.checkUrl,
    address,
    qr: qrSvg(input.checkUrl, ink),
    alt: words.qrAlt(address),
  };
};

/** The first field of an input that is out of its shape, or null when all are well. */
const misshapenField = (input: CertificateInput): keyof CertificateInput | null => {
  if (printableText(inLocale(input.title, input.locale)) === '') return 'title';
  if (input.holderName !== null && printableText(input.holderName) === '') return 'holderName';
  if (!Number.isFinite(input.hours) || input.hours < 0.05) return 'hours';
  if (dayOf(input.completedOn) === null) return 'completedOn';
  if (printableText(input.number) === '') return 'number';
  if (printableText(input.issuerName) === '') return 'issuerName';
  if (input.checkUrl !== null && !/^https?:\/\/[\x21-\x7e]{1,500}$/.test(input.checkUrl)) {
    return 'checkUrl';
  }
  return null;
};

/**
 * Turns an input into what the page shows.
 * @returns the page data, or the name of the first field that is out of its shape
 */
export const certificatePageData = (
  input: CertificateInput,
): { ok: true; page: CertificatePageData } | { ok: false; field: keyof CertificateInput } => {
  const field = misshapenField(input);
  if (field !== null) return { ok: false, field };
  const date = dayOf(input.completedOn);
  if (date === null) return { ok: false, field: 'completedOn' };
  const locale = mainLocale(input);
  const words = certificateWords[locale];
  const name = input.holderName === null ? null : printableText(input.holderName);
  return {
    ok: true,
    page: {
      lang: locale,
      documentTitle: words.documentTitle,
      date,
      kind: words.kind,
      lead: name === null ? words.lead.nameless : words.lead.named,
      name,
      action: words.action,
      title: printableText(inLocale(input.title, input.locale)),
      length: words.length(input.hours),
      outcomes: { label: words.outcomes, items: input.outcomes[locale].map(printableText) },
      facts: [
        { label: words.completedOn, value: words.date(date) },
        { label: words.number, value: printableText(input.number) },
      ],
      issuer: { label: words.issuer, value: printableText(input.issuerName) },
      check: checkData(input),
      disclaimer: words.disclaimer,
      hasCredential: input.credential !== null,
    },
  };
};
