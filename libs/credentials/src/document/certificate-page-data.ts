import type { CertificateInput } from './certificate-input.js';
import { type CertificateWords, certificateWords } from './certificate-words.js';
import { nameLanguage } from './name-language.js';
import { printableText } from './printable-text.js';
import { qrSvg } from './qr-svg.js';

type Language = 'bg' | 'en';

/** What stands on the page in one language; on a page in both, once for each. */
export interface PageTexts {
  lang: Language;
  kind: { strong: string; rest: string };
  lead: string;
  action: string;
  title: string;
  length: string;
  outcomes: { label: string; items: string[] };
  competences: { label: string; items: string[] };
  completedOn: { label: string; value: string };
  number: string;
  issuer: string;
  check: string;
  disclaimer: string;
}

/** All that the page shows, in the shape `pdf/certificate.typ` reads; the template holds no words. */
export interface CertificatePageData {
  lang: Language;
  paper: 'a4' | 'letter';
  documentTitle: string;
  date: { year: number; month: number; day: number };
  /** One language, or two: the first is the larger. */
  texts: PageTexts[];
  name: { text: string; lang: string | null } | null;
  number: string;
  issuer: string;
  check: { url: string; address: string; qr: string; alt: string } | null;
  hasCredential: boolean;
}

const ink = '#1e2a2f';

const languagesOf = ({ locale }: CertificateInput): Language[] =>
  locale === 'both' ? ['bg', 'en'] : [locale];

const dayOf = (date: string): CertificatePageData['date'] | null => {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number);
  if (!year || !month || !day) return null;
  const real = new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(date);
  return real ? { year, month, day } : null;
};

const checkData = (input: CertificateInput): CertificatePageData['check'] => {
  if (input.checkUrl === null) return null;
  const address = input.checkUrl.replace(/^https?:\/\//, '');
  const alt = languagesOf(input).map((language) => certificateWords[language].qrAlt(address));
  return { url: input.checkUrl, address, qr: qrSvg(input.checkUrl, ink), alt: alt.join('. ') };
};

/** The first field of an input that is out of its shape, or null when all are well. */
const misshapenField = (input: CertificateInput): keyof CertificateInput | null => {
  const titles = languagesOf(input).map((language) => printableText(input.title[language]));
  if (titles.includes('')) return 'title';
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

const textsIn = (
  language: Language,
  input: CertificateInput,
  date: CertificatePageData['date'],
): PageTexts => {
  const words: CertificateWords = certificateWords[language];
  return {
    lang: language,
    kind: words.kind,
    lead: input.holderName === null ? words.lead.nameless : words.lead.named,
    action: words.action,
    title: printableText(input.title[language]),
    length: words.length(input.hours),
    outcomes: { label: words.outcomes, items: input.outcomes[language].map(printableText) },
    competences: {
      label: words.competences,
      items: input.competences.map((competence) => printableText(competence[language])),
    },
    completedOn: { label: words.completedOn, value: words.date(date) },
    number: words.number,
    issuer: words.issuer,
    check: words.check,
    disclaimer: words.disclaimer,
  };
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
  const languages = languagesOf(input);
  const name = input.holderName === null ? null : printableText(input.holderName);
  return {
    ok: true,
    page: {
      lang: languages[0] ?? 'bg',
      paper: input.paper,
      documentTitle: languages
        .map((language) => certificateWords[language].documentTitle)
        .join(' / '),
      date,
      texts: languages.map((language) => textsIn(language, input, date)),
      name: name === null ? null : { text: name, lang: nameLanguage(name) },
      number: printableText(input.number),
      issuer: printableText(input.issuerName),
      check: checkData(input),
      hasCredential: input.credential !== null,
    },
  };
};

/** @returns every text on the page that somebody gave, for looking whether all its signs can be shown */
export const givenTexts = ({ name, texts, issuer }: CertificatePageData): string[] => [
  name?.text ?? '',
  issuer,
  ...texts.flatMap(({ title, outcomes, competences }) => [
    title,
    ...outcomes.items,
    ...competences.items,
  ]),
];
