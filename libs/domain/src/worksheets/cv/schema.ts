import type { Bilingual } from '../../locale.js';
import type { WorksheetGroup, WorksheetSchema } from '../schema.js';

/** The words that a CV may have for time without paid work. */
export const gapWords = {
  family: { bg: 'Семейни ангажименти', en: 'Family commitments' },
  training: {
    bg: 'Обучение и подготовка за работа',
    en: 'Training and preparing for work',
  },
  personal: { bg: 'Лични причини', en: 'Personal reasons' },
} as const satisfies Record<string, Bilingual>;

/** One of these words. */
export type GapWord = keyof typeof gapWords;

const start: WorksheetGroup = {
  id: 'start',
  label: { bg: 'Начало', en: 'Beginning' },
  fields: [
    { id: 'job', kind: 'text', label: { bg: 'Каква работа търся', en: 'The job I look for' } },
    {
      id: 'contact',
      kind: 'text',
      label: { bg: 'Как да се свържат с мен', en: 'How to reach me' },
      hint: {
        bg: 'Само телефон или имейл, който четете единствено Вие.',
        en: 'Only a phone or an e-mail address that you alone read.',
      },
    },
    {
      id: 'profile',
      kind: 'note',
      label: { bg: 'Накратко за мен', en: 'In short about me' },
      hint: {
        bg: 'Две-три изречения: какво можете и какво искате да правите.',
        en: 'Two or three sentences: what you can do and what you want to do.',
      },
    },
  ],
};

const skills: WorksheetGroup = {
  id: 'skill',
  label: { bg: 'Умения', en: 'Skills' },
  hint: {
    bg: 'До всяко умение по един пример. Числата помагат: колко души, колко години, колко често.',
    en: 'One example for each skill. Numbers help: how many people, how many years, how often.',
  },
  rows: { most: 6, shown: 3 },
  fields: [
    { id: 'skill', kind: 'text', label: { bg: 'Умение', en: 'Skill' } },
    { id: 'example', kind: 'text', label: { bg: 'Пример', en: 'Example' } },
  ],
};

const jobs: WorksheetGroup = {
  id: 'job',
  label: { bg: 'Опит', en: 'Experience' },
  hint: {
    bg: 'И неплатената работа е опит: грижа за болен, касата на входа, помощ в магазин.',
    en: 'Unpaid work is experience, too: caring for a sick person, keeping the money of the house, helping in a shop.',
  },
  rows: { most: 6, shown: 2 },
  fields: [
    { id: 'years', kind: 'text', label: { bg: 'Години', en: 'Years' } },
    { id: 'what', kind: 'note', label: { bg: 'Какво правех', en: 'What I did' } },
    {
      id: 'where',
      kind: 'text',
      label: { bg: 'Къде', en: 'Where' },
      hint: { bg: 'Може да остане празно.', en: 'May stay empty.' },
    },
  ],
};

const gap: WorksheetGroup = {
  id: 'gap',
  label: { bg: 'Време без платена работа', en: 'Time without paid work' },
  hint: {
    bg: 'Не дължите обяснение. „Нищо“ също е отговор.',
    en: 'You owe no explanation. “Nothing” is an answer, too.',
  },
  fields: [
    {
      id: 'say',
      kind: 'choice',
      label: { bg: 'Какво да пише', en: 'What to write' },
      choices: [
        { value: 'leave-out', label: { bg: 'Нищо, без този ред', en: 'Nothing, leave it out' } },
        ...Object.entries(gapWords).map(([value, label]) => ({ value, label })),
        { value: 'own', label: { bg: 'Моите думи отдолу', en: 'My own words below' } },
      ],
    },
    {
      id: 'own',
      kind: 'text',
      label: { bg: 'С мои думи', en: 'In my own words' },
      hint: {
        bg: 'Може и с години, например „2019–2024: семейни ангажименти“.',
        en: 'With years if you like, for example “2019–2024: family commitments”.',
      },
    },
  ],
};

/** The CV outline, as pages and print render it. */
export const cvSchema: WorksheetSchema = {
  tool: 'cv',
  title: { bg: 'Автобиография', en: 'Curriculum vitae' },
  intro: {
    bg: 'Попълнете каквото искате да се вижда. Името и адресът не са нужни тук. Може и с измислени данни. Нищо не се пази, докато Вие не поискате.',
    en: 'Fill in what you want to be seen. Name and address are not needed here. Invented details are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    start,
    skills,
    jobs,
    gap,
    {
      id: 'education',
      label: { bg: 'Образование и курсове', en: 'Education and courses' },
      rows: { most: 4, shown: 2 },
      fields: [
        { id: 'years', kind: 'text', label: { bg: 'Години', en: 'Years' } },
        { id: 'what', kind: 'text', label: { bg: 'Какво', en: 'What' } },
      ],
    },
    {
      id: 'more',
      label: { bg: 'Още', en: 'More' },
      fields: [
        {
          id: 'languages',
          kind: 'text',
          label: { bg: 'Езици и компютър', en: 'Languages and computer' },
        },
        {
          id: 'licence',
          kind: 'text',
          label: { bg: 'Шофьорска книжка и друго', en: 'Driving licence and other things' },
        },
      ],
    },
  ],
};
