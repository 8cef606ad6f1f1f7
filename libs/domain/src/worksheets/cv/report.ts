import type { Bilingual, Locale } from '../../locale.js';
import { noteLines, plainSection } from '../report-parts.js';
import type { ReportCell, ReportSection, WorksheetReport } from '../report.js';
import type { Worksheet } from '../worksheet.js';
import type { CvPart, CvResult, CvValues } from './cv.js';
import { cv, parseCv } from './cv.js';
import { cvSchema, gapWords } from './schema.js';

/** What is worth filling, by part. */
export const cvMissingTexts: Record<CvPart, Bilingual> = {
  job: {
    bg: 'Може да добавите каква работа търсите: тогава останалото се избира по-лесно.',
    en: 'You could add which job you look for: the rest is easier to choose then.',
  },
  skills: {
    bg: 'Може да добавите едно умение с пример. За какво Ви молят хората?',
    en: 'You could add one skill with an example. What do people ask you for?',
  },
  contact: {
    bg: 'Може да добавите как да Ви отговорят: телефон или имейл, който четете само Вие.',
    en: 'You could add how to answer you: a phone or an e-mail address that you alone read.',
  },
  profile: {
    bg: 'Може да добавите две изречения за себе си: какво можете и какво искате.',
    en: 'You could add two sentences about yourself: what you can do and what you want.',
  },
  jobs: {
    bg: 'Може да добавите и опит, също неплатен: грижа, помощ, доброволна работа.',
    en: 'You could add experience, unpaid work as well: care, help, volunteering.',
  },
  example: {
    bg: 'Може да добавите пример към едно умение: колко души, колко години, колко често.',
    en: 'You could add an example to one skill: how many people, how many years, how often.',
  },
  education: {
    bg: 'Може да добавите училище или курс, ако искате да се вижда.',
    en: 'You could add a school or a course, if you want it to be seen.',
  },
};

/** What else there is to say, by key. */
export const cvSentences = {
  empty: {
    bg: 'Когато попълните един ред, тук ще видите автобиографията си. Започнете от работата, която търсите.',
    en: 'Once you fill in a line, you will see your CV here. Begin with the job you look for.',
  },
  gap: {
    bg: 'Не дължите на никого обяснение за времето без платена работа.',
    en: 'You owe nobody an explanation for time without paid work.',
  },
  name: {
    bg: 'Името и адресът нарочно ги няма тук: името може да допишете на отпечатания лист, а точният адрес не е задължителен.',
    en: 'Name and address are left out on purpose: you can add your name on the printed page, and an exact address is not required.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  job: { bg: 'Търсена работа', en: 'Job I look for' },
  contact: { bg: 'За връзка', en: 'Contact' },
  profile: { bg: 'Накратко за мен', en: 'Profile' },
  skills: { bg: 'Умения', en: 'Skills' },
  jobs: { bg: 'Опит', en: 'Experience' },
  education: { bg: 'Образование и курсове', en: 'Education and courses' },
  languages: { bg: 'Езици и компютър', en: 'Languages and computer' },
  licence: { bg: 'Друго', en: 'Other' },
  begin: { bg: 'Как започва', en: 'How it begins' },
  note: {
    bg: 'Бележка само за Вас (махнете я, преди да изпратите листа)',
    en: 'A note for you alone (remove it before you send the page)',
  },
} as const satisfies Record<string, Bilingual>;

/** A row with its name in front; what has no name stands in its place. */
function named(name: string, ...rest: string[]): ReportCell[] {
  const parts = rest.filter((part) => part !== '');
  // several lines become one sentence: their full stops would stand before semicolons
  const text = parts.join('; ').replace(/[.,;]+; /gu, '; ');
  return name === '' ? [text, ''] : [name, text];
}

const lines = (text: string): ReportCell[][] => noteLines(text).map((line) => [line]);

function gapRows(gap: CvResult['gap'], locale: Locale): ReportCell[][] {
  if (gap === null) return [];
  return [named('own' in gap ? gap.own : gapWords[gap.word][locale])];
}

/** Time without paid work stands among the experience: a heading of its own would point at it. */
function jobRows({ jobs }: CvValues, { gap }: CvResult, locale: Locale): ReportCell[][] {
  const rows = jobs.map(({ years, what, where }) => named(years, ...noteLines(what), where));
  return [...rows, ...gapRows(gap, locale)];
}

function cvSections(values: CvValues, result: CvResult, locale: Locale): ReportSection[] {
  const skills = values.skills.map(({ skill, example }) => named(skill, example));
  const education = values.education.map(({ years, what }) => named(years, what));
  const sections: [Bilingual, ReportCell[][]][] = [
    [words.job, lines(values.job)],
    [words.contact, lines(values.contact)],
    [words.profile, lines(values.profile)],
    [words.skills, skills],
    [words.jobs, jobRows(values, result, locale)],
    [words.education, education],
    [words.languages, lines(values.languages)],
    [words.licence, lines(values.licence)],
  ];
  return sections.flatMap(([heading, rows]) =>
    rows.length > 0 ? [plainSection(heading[locale], rows)] : [],
  );
}

/**
 * The sentences beside a CV.
 * @param result the CV, looked over
 * @param locale the language
 * @returns two to four sentences, or one when all is empty
 */
export function cvSentencesOf(result: CvResult, locale: Locale): string[] {
  if (result.isEmpty) return [cvSentences.empty[locale]];
  return [
    ...result.missing.map((part) => cvMissingTexts[part][locale]),
    cvSentences.gap[locale],
    cvSentences.name[locale],
  ];
}

/**
 * The CV outline as a result in one language: the sections of a CV, ready to print or to copy, without
 * name and address.
 * @param values the CV as filled in
 * @param locale the language
 * @returns the sections that have anything in them, and a last one with the note for herself
 */
export function cvReport(values: CvValues, locale: Locale): WorksheetReport {
  const result = cv(values);
  const heading = result.isEmpty ? words.begin : words.note;
  const note = plainSection(heading[locale], [], cvSentencesOf(result, locale));
  return {
    title: cvSchema.title[locale],
    sections: [...cvSections(values, result, locale), note],
  };
}

/** The CV outline. */
export const cvWorksheet: Worksheet = {
  schema: cvSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseCv(form, locale);
    return { report: cvReport(values, locale), errors };
  },
};
