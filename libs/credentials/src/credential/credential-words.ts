import type { Bilingual, CertificateLocale } from '@pateka/domain';
import { certificateWords } from '../document/certificate-words.js';

/** The fixed sentences of a credential (credentials 37: completion of a course, no professional qualification). */
const fixed = {
  kind: {
    bg: 'Сертификат за завършен курс. Не удостоверява професионална квалификация.',
    en: 'Certificate of course completion. It does not certify a professional qualification.',
  },
  hours: { bg: 'Учебни часове', en: 'Learning hours' },
  length: (hours: number): Bilingual => ({
    bg: `Обявена продължителност: ${inBulgarian(hours)} ч.`,
    en: `Stated length: ${hours} h.`,
  }),
  criteria: {
    bg: 'Завършени са всички задължителни уроци на курса и е отговорено на въпросите в тях.',
    en: 'All required lessons of the course were completed and their questions answered.',
  },
};

const inBulgarian = (hours: number): string => String(hours).replace('.', ',');

/** @returns a text in one language, or Bulgarian and English one after the other */
export function inLocale(text: Bilingual, locale: CertificateLocale, between = ' / '): string {
  if (locale !== 'both') return text[locale];
  return text.bg === text.en ? text.bg : `${text.bg}${between}${text.en}`;
}

/** @returns what it certifies and what not, with the stated length */
export function descriptionOf(hours: number, locale: CertificateLocale): string {
  const length = fixed.length(hours);
  const both = {
    bg: `${fixed.kind.bg} ${length.bg}`,
    en: `${fixed.kind.en} ${length.en}`,
  };
  return inLocale(both, locale, '\n');
}

/** @returns what had to be done, and what its holder is able to do */
export function criteriaOf(
  outcomes: { bg: string[]; en: string[] },
  locale: CertificateLocale,
): string {
  const told = (language: 'bg' | 'en'): string => {
    const able = outcomes[language].map((outcome) => `- ${outcome}`);
    const list =
      able.length === 0 ? [] : ['', `${certificateWords[language].outcomes}:`, '', ...able];
    return [fixed.criteria[language], ...list].join('\n');
  };
  return inLocale({ bg: told('bg'), en: told('en') }, locale, '\n\n');
}

/** @returns the name of the one result: the hours, so that a machine can read them */
export const hoursLabel = (locale: CertificateLocale): string => inLocale(fixed.hours, locale);
