type Locale = 'bg' | 'en';

/** The fixed words of the document in one language. */
export interface CertificateWords {
  documentTitle: string;
  kind: { strong: string; rest: string };
  lead: { named: string; nameless: string };
  action: string;
  length(hours: number): string;
  outcomes: string;
  competences: string;
  completedOn: string;
  date(day: { year: number; month: number; day: number }): string;
  number: string;
  issuer: string;
  check: string;
  qrAlt(address: string): string;
  disclaimer: string;
}

const bgMonths = [
  ...['януари', 'февруари', 'март', 'април', 'май', 'юни'],
  ...['юли', 'август', 'септември', 'октомври', 'ноември', 'декември'],
];

const enMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Hours to one decimal without a trailing zero: 2 → `2`, 1.5 → `1.5`. */
const oneDecimal = (hours: number): string => String(Math.round(hours * 10) / 10);

/**
 * The wording holds a promise and a limit: completion of a course, no professional qualification
 * (credentials 37). „Удостоверение“ and „свидетелство“ are names of regulated documents and stay out.
 */
export const certificateWords: Record<Locale, CertificateWords> = {
  bg: {
    documentTitle: 'Сертификат за завършен курс',
    kind: { strong: 'Сертификат', rest: 'за завършен курс' },
    lead: {
      named: 'С този сертификат се потвърждава, че',
      nameless: 'С този сертификат се потвърждава, че е завършен курсът',
    },
    action: 'завърши курса',
    length: (hours) =>
      `Продължителност: ${oneDecimal(hours).replace('.', ',')} ${oneDecimal(hours) === '1' ? 'час' : 'часа'}`,
    outcomes: 'Резултати от ученето',
    competences: 'Компетентности',
    completedOn: 'Дата на завършване',
    date: ({ year, month, day }) => `${day} ${bgMonths[month - 1]} ${year} г.`,
    number: 'Номер',
    issuer: 'Издател',
    check: 'Проверка на сертификата',
    qrAlt: (address) => `QR код за проверка на сертификата на адрес ${address}`,
    disclaimer:
      'Това е сертификат за завършен курс. Той не удостоверява професионална квалификация.',
  },
  en: {
    documentTitle: 'Certificate of course completion',
    kind: { strong: 'Certificate', rest: 'of course completion' },
    lead: {
      named: 'This is to confirm that',
      nameless: 'This is to confirm completion of the course',
    },
    action: 'has completed the course',
    length: (hours) =>
      `Length: ${oneDecimal(hours)} ${oneDecimal(hours) === '1' ? 'hour' : 'hours'}`,
    outcomes: 'Learning outcomes',
    competences: 'Competences',
    completedOn: 'Completed on',
    date: ({ year, month, day }) => `${day} ${enMonths[month - 1]} ${year}`,
    number: 'Number',
    issuer: 'Issued by',
    check: 'Check this certificate',
    qrAlt: (address) => `QR code to check this certificate at ${address}`,
    disclaimer:
      'This is a certificate of course completion. It is not a professional qualification.',
  },
};

/** The name of the downloaded file: neither who, nor which course (credentials 3). */
export const certificateFileName = (locale: Locale): string =>
  locale === 'bg' ? 'sertifikat.pdf' : 'certificate.pdf';
