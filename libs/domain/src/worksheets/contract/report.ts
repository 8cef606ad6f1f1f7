import type { Bilingual, Locale } from '../../locale.js';
import { plainSection } from '../report-parts.js';
import type { ReportCell, ReportSection, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { Worksheet } from '../worksheet.js';
import type { ContractQuestion, ContractResult, ContractValues } from './contract.js';
import { contract, parseContract } from './contract.js';
import { contractItems, contractSchema, type ContractItem, type ContractPaper } from './schema.js';

/** One sentence that she can say to the employer. */
export const contractAsks: Record<ContractItem, Bilingual> = {
  place: {
    bg: 'Може ли да запишем в договора къде точно ще работя?',
    en: 'Could we write into the contract where exactly I will work?',
  },
  position: {
    bg: 'Може ли да запишем длъжността и каква ще е работата ми?',
    en: 'Could we write down the position and what my work will be?',
  },
  dates: {
    bg: 'Може ли да запишем датата на договора и от кой ден започвам?',
    en: 'Could we write down the date of the contract and the day on which I start?',
  },
  duration: {
    bg: 'Договорът безсрочен ли е или до определена дата?',
    en: 'Is the contract open-ended, or until a certain date?',
  },
  leave: {
    bg: 'Колко дни платен отпуск имам за година?',
    en: 'How many days of paid leave do I have a year?',
  },
  notice: {
    bg: 'Колко е предизвестието и еднакво ли е за двете страни?',
    en: 'How long is the notice, and is it equal for both sides?',
  },
  pay: {
    bg: 'Каква е основната ми заплата, какви са добавките и на коя дата се плаща?',
    en: 'What is my basic pay, which additions are there, and on which day is it paid?',
  },
  hours: {
    bg: 'По колко часа на ден и колко дни в седмицата ще работя?',
    en: 'How many hours a day and how many days a week will I work?',
  },
  signatures: {
    bg: 'Може ли договорът да е с дата и с подписите на двете страни?',
    en: 'Could the contract have a date and the signatures of both sides?',
  },
  filled: {
    bg: 'Може ли да попълним празните места, преди да подпиша?',
    en: 'Could we fill in the blank fields before I sign?',
  },
  agreed: {
    bg: 'Може ли да сверим часовете и парите с това, за което се разбрахме?',
    en: 'Could we compare the hours and the pay with what we agreed?',
  },
  trial: {
    bg: 'Докога е срокът за изпитване и в чия полза е?',
    en: 'Until when is the trial period, and in whose favour is it?',
  },
  copy: {
    bg: 'Кога ще получа моя подписан екземпляр?',
    en: 'When will I receive my signed copy?',
  },
  notification: {
    bg: 'Кога ще получа копие от уведомлението, потвърдено от НАП?',
    en: 'When will I receive a copy of the notification, confirmed by the National Revenue Agency?',
  },
  description: {
    bg: 'Може ли да ми дадете длъжностната характеристика?',
    en: 'Could you give me the job description?',
  },
};

/** The papers in the middle of a sentence. */
const paperNames: Record<ContractPaper, Bilingual> = {
  copy: { bg: 'подписан екземпляр от договора', en: 'a signed copy of the contract' },
  notification: {
    bg: 'копие от уведомлението, потвърдено от НАП',
    en: 'a copy of the notification, confirmed by the National Revenue Agency',
  },
  description: { bg: 'длъжностна характеристика', en: 'the job description' },
};

/** What the checklist says, by key. */
export const contractSentences = {
  empty: {
    bg: 'Когато отбележите един ред, тук ще видите какво има в договора и за какво да попитате.',
    en: 'Once you mark a line, you will see here what the contract holds and what to ask about.',
  },
  'no-hurry': {
    bg: 'Когато липсва подпис, има празни места или уговорката е друга, не е нужно да бързате. Преди да подпишете, може да попитате КНСБ или Инспекцията по труда.',
    en: 'When a signature is missing, there are blank fields, or something else was agreed, there is no need to hurry. Before you sign, you can ask the trade union confederation КНСБ or the Labour Inspectorate.',
  },
  'before-day-one': {
    bg: 'Преди първия работен ден работодателят Ви дава: {papers}. Попитайте за това, преди да започнете.',
    en: 'Before the first working day the employer gives you: {papers}. Ask for this before you start.',
  },
  'all-there': {
    bg: 'Всичко от списъка е на мястото си. Пазете своя екземпляр там, където е сигурно.',
    en: 'Everything on the list is in its place. Keep your copy where it is safe.',
  },
  'all-seen-so-far': {
    bg: 'Отбелязаното дотук е на мястото си.',
    en: 'What you have marked so far is in its place.',
  },
  'some-to-ask': {
    bg: 'Има за какво да попитате. Готовите изречения са по-долу.',
    en: 'There is something to ask about. You find sentences to say below.',
  },
  'no-advice': {
    bg: 'Това е информация, не правен съвет. За Вашия договор питайте КНСБ, Инспекцията по труда или юрист.',
    en: 'This is information, not legal advice. About your contract, ask КНСБ, the Labour Inspectorate or a lawyer.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  first: { bg: 'Накратко', en: 'In short' },
  ask: { bg: 'За какво да попитате', en: 'What to ask about' },
  there: { bg: 'Какво има', en: 'What is there' },
  open: { bg: 'Какво остава да погледнете', en: 'What is still to look at' },
  missing: { bg: '{item} (липсва)', en: '{item} (missing)' },
  no: { bg: '{item} (не)', en: '{item} (no)' },
  unclear: { bg: '{item} (не е ясно)', en: '{item} (not clear)' },
  'no-trial': { bg: 'Няма срок за изпитване', en: 'There is no trial period' },
  quoted: { bg: '„{text}“', en: '“{text}”' },
} as const satisfies Record<string, Bilingual>;

/** Of these one does not say that they are missing. */
const statements: readonly ContractItem[] = ['filled', 'agreed'];

function askRow({ item, answer }: ContractQuestion, locale: Locale): ReportCell[] {
  const state = answer === 'no' && !statements.includes(item) ? 'missing' : answer;
  const name = fillText(words[state], locale, { item: contractItems[item][locale] });
  return [name, fillText(words.quoted, locale, { text: contractAsks[item][locale] })];
}

function thereRow(item: ContractItem, values: ContractValues, locale: Locale): ReportCell[] {
  const label = values[item] === 'none' ? words['no-trial'] : contractItems[item];
  return [label[locale]];
}

/**
 * The sentences over a checklist.
 * @param result the checklist, worked through
 * @param locale the language
 * @returns one to three sentences, the most urgent first
 */
export function contractSentencesOf(result: ContractResult, locale: Locale): string[] {
  if (result.isEmpty) return [contractSentences.empty[locale]];
  const { ask, open, missingPapers, hasReasonToWait } = result;
  const sentences: string[] = [];
  if (hasReasonToWait) sentences.push(contractSentences['no-hurry'][locale]);
  if (missingPapers.length > 0) {
    const papers = missingPapers.map((paper) => paperNames[paper][locale]).join('; ');
    sentences.push(fillText(contractSentences['before-day-one'], locale, { papers }));
  }
  if (sentences.length === 0) {
    const key = ask.length > 0 ? 'some-to-ask' : open.length > 0 ? 'all-seen-so-far' : 'all-there';
    sentences.push(contractSentences[key][locale]);
  }
  return [...sentences, contractSentences['no-advice'][locale]];
}

/**
 * The checklist as a result in one language.
 * @param values the answers by item
 * @param locale the language
 * @returns what matters most, then what to ask about, what is there and what is still to look at
 */
export function contractReport(values: ContractValues, locale: Locale): WorksheetReport {
  const result = contract(values);
  const listOf = (list: readonly ContractItem[]): ReportCell[][] =>
    list.map((item) => [contractItems[item][locale]]);
  const lists: [Bilingual, ReportCell[][]][] = [
    [words.ask, result.ask.map((question) => askRow(question, locale))],
    [words.there, result.there.map((item) => thereRow(item, values, locale))],
    [words.open, result.isEmpty ? [] : listOf(result.open)],
  ];
  const sections: ReportSection[] = lists.flatMap(([heading, rows]) =>
    rows.length > 0 ? [plainSection(heading[locale], rows)] : [],
  );
  const first = plainSection(words.first[locale], [], contractSentencesOf(result, locale));
  return { title: contractSchema.title[locale], sections: [first, ...sections] };
}

/** The contract checklist. */
export const contractWorksheet: Worksheet = {
  schema: contractSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseContract(form, locale);
    return { report: contractReport(values, locale), errors };
  },
};
