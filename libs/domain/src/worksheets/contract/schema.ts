import type { Bilingual } from '../../locale.js';
import type { FieldChoice, WorksheetField, WorksheetSchema } from '../schema.js';

/**
 * What a contract must hold (Кодекс на труда, чл. 66, ал. 1, т. 1–8), in the order of the law.
 */
export const contractClauses = {
  place: { bg: 'Мястото на работа', en: 'The place of work' },
  position: { bg: 'Длъжността и видът на работата', en: 'The position and the kind of work' },
  dates: {
    bg: 'Датата на сключване и началото на работа',
    en: 'The date of the contract and the start of work',
  },
  duration: { bg: 'Срокът: безсрочен или докога', en: 'How long: open-ended or until when' },
  leave: { bg: 'Платеният годишен отпуск', en: 'The paid annual leave' },
  notice: {
    bg: 'Предизвестието, еднакво за двете страни',
    en: 'The notice, equal for both sides',
  },
  pay: {
    bg: 'Заплатата, добавките и кога се плаща',
    en: 'The pay, the additions and when it is paid',
  },
  hours: {
    bg: 'Колко е дълъг работният ден или седмицата',
    en: 'The length of the working day or week',
  },
} as const satisfies Record<string, Bilingual>;

/** How the contract is signed, and whether it is what was agreed. */
export const contractSigning = {
  signatures: {
    bg: 'Подписи на двете страни и дата',
    en: 'Signatures of both sides and a date',
  },
  filled: {
    bg: 'Попълнен е докрай, без празни места',
    en: 'It is filled in completely, no blank fields',
  },
  agreed: {
    bg: 'Часовете и парите са каквито се уговорихте',
    en: 'Hours and pay are as you agreed',
  },
  trial: {
    bg: 'Ако има изпитване: пише в чия полза е',
    en: 'If there is a trial period: it says in whose favour',
  },
} as const satisfies Record<string, Bilingual>;

/**
 * What is handed over before work begins: the signed contract and the copy of the notification (Кодекс
 * на труда, чл. 62, ал. 3, и чл. 63, ал. 1), and the job description (чл. 127, ал. 1, т. 4).
 */
export const contractPapers = {
  copy: { bg: 'Подписан екземпляр от договора', en: 'A signed copy of the contract' },
  notification: {
    bg: 'Копие от уведомлението, потвърдено от НАП',
    en: 'A copy of the notification, confirmed by the National Revenue Agency',
  },
  description: { bg: 'Длъжностна характеристика', en: 'The job description' },
} as const satisfies Record<string, Bilingual>;

/** One of the three papers. */
export type ContractPaper = keyof typeof contractPapers;

/** Anything on the checklist. */
export type ContractItem =
  keyof typeof contractClauses | keyof typeof contractSigning | ContractPaper;

/** Everything on the checklist, in the order of the page. */
export const contractItems: Readonly<Record<ContractItem, Bilingual>> = {
  ...contractClauses,
  ...contractSigning,
  ...contractPapers,
};

const answers: readonly FieldChoice[] = [
  { value: 'yes', label: { bg: 'Да', en: 'Yes' } },
  { value: 'no', label: { bg: 'Не', en: 'No' } },
  { value: 'unclear', label: { bg: 'Не е ясно', en: 'Not clear' } },
];

const noTrial: FieldChoice = {
  value: 'none',
  label: { bg: 'Няма изпитване', en: 'There is no trial period' },
};

function fieldsOf(items: Readonly<Record<string, Bilingual>>): WorksheetField[] {
  return Object.entries(items).map(([id, label]) => ({
    id,
    kind: 'choice',
    label,
    choices: id === 'trial' ? [...answers, noTrial] : answers,
  }));
}

/** The contract checklist, as pages and print render it. */
export const contractSchema: WorksheetSchema = {
  tool: 'contract',
  title: { bg: 'Преглед на трудов договор', en: 'Employment contract checklist' },
  intro: {
    bg: 'Отбележете каквото виждате в договора. Може и с измислен договор, за упражнение. Това е информация, не правен съвет. Нищо не се пази, докато Вие не поискате.',
    en: 'Mark what you see in the contract. An invented contract is fine for practice. This is information, not legal advice. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'clauses',
      label: { bg: 'Пише ли го в договора?', en: 'Does the contract say it?' },
      fields: fieldsOf(contractClauses),
    },
    {
      id: 'signing',
      label: { bg: 'Подпис и уговорки', en: 'Signing and what was agreed' },
      fields: fieldsOf(contractSigning),
    },
    {
      id: 'papers',
      label: { bg: 'Преди първия ден: имате ли го?', en: 'Before the first day: do you have it?' },
      fields: fieldsOf(contractPapers),
    },
  ],
};
