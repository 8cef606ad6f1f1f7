import { countedWords, formatCount, formatDuration } from '../../format/count.js';
import { formatDate } from '../../format/date.js';
import type { Bilingual, Locale } from '../../locale.js';
import { noteLines, plainSection } from '../report-parts.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { Worksheet } from '../worksheet.js';
import type { FirstStep, GoalResult, GoalStep, GoalValues } from './goal.js';
import { goal, parseGoal, smallStepMinutes } from './goal.js';
import { goalSchema } from './schema.js';

/** What there is to say of the first step. */
export const firstStepTexts: Record<FirstStep, Bilingual> = {
  small: {
    bg: 'Първата стъпка е достатъчно малка: побира се в една пауза.',
    en: 'The first step is small enough: it fits into a pause.',
  },
  long: {
    bg: 'Първата стъпка е {duration}. Може ли да се раздели? Началото може да е нещо до {most}, например само да запишете какво Ви трябва.',
    en: 'The first step takes {duration}. Could it be divided? The beginning may be something of up to {most}, for example just writing down what you need.',
  },
  'no-minutes': {
    bg: 'Колко минути е първата стъпка? До {most} тя е достатъчно малка.',
    en: 'How many minutes does the first step take? Up to {most} it is small enough.',
  },
};

/** What else the ladder says, by key. */
export const goalSentences = {
  empty: {
    bg: 'Когато запишете една стъпка, тук ще видите дали е достатъчно малка за начало.',
    en: 'Once you write down a step, you will see here whether it is small enough to begin with.',
  },
  'no-steps': {
    bg: 'Коя е първата стъпка, която се побира в {most}? Стига и само тя.',
    en: 'What is the first step that fits into {most}? That one alone is enough.',
  },
  'no-goal': {
    bg: 'Стъпките са тук. С няколко думи може да запишете и накъде водят.',
    en: 'The steps are here. You could add in a few words where they lead.',
  },
  'at-least': {
    bg: 'Някои стъпки са без минути: общо е поне толкова.',
    en: 'Some steps have no minutes: it is at least this much in all.',
  },
  past: {
    bg: 'Датата вече е минала. Случва се. Може да изберете нова, когато Ви е удобно.',
    en: 'The date has passed. That happens. You can choose a new one whenever it suits you.',
  },
  today: {
    bg: 'Датата е днес. Каквото е направено дотук, се брои.',
    en: 'The date is today. Whatever is done so far counts.',
  },
  'days-left': { bg: 'Дотогава имате {days}.', en: 'You have {days} until then.' },
  'per-week': {
    bg: 'Разпределени поравно, стъпките са около {duration} на седмица.',
    en: 'Spread evenly, the steps take about {duration} a week.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  aim: { bg: 'Накъде', en: 'Where to' },
  ladder: { bg: 'Стълбата', en: 'The ladder' },
  goal: { bg: 'Искам', en: 'I want' },
  why: { bg: 'Важно е, защото', en: 'It matters because' },
  by: { bg: 'До', en: 'By' },
  total: { bg: 'Общо', en: 'In all' },
  step: { bg: 'Стъпка', en: 'Step' },
} as const satisfies Record<string, Bilingual>;

function aimRows({ goal: aim, why, by }: GoalValues, locale: Locale): ReportCell[][] {
  const rows: [Bilingual, string][] = [
    [words.goal, aim],
    [words.why, noteLines(why).join(' ')],
    [words.by, by === null ? '' : formatDate(by, locale)],
  ];
  return rows.flatMap(([word, text]) => (text === '' ? [] : [[word[locale], text]]));
}

function stepRow({ text, minutes }: GoalStep, index: number, locale: Locale): ReportCell[] {
  const name = text === '' ? `${words.step[locale]} ${index + 1}` : `${index + 1}. ${text}`;
  return [name, minutes === null ? '' : formatDuration(minutes, locale)];
}

function ladderRows({ steps, totalMinutes }: GoalResult, locale: Locale): ReportCell[][] {
  const rows = steps.map((step, index) => stepRow(step, index, locale));
  if (totalMinutes === 0) return rows;
  return [...rows, [words.total[locale], formatDuration(totalMinutes, locale)]];
}

function timeSentences({ daysLeft, minutesPerWeek }: GoalResult, locale: Locale): string[] {
  if (daysLeft === null) return [];
  if (daysLeft < 0) return [goalSentences.past[locale]];
  if (daysLeft === 0) return [goalSentences.today[locale]];
  const days = formatCount(daysLeft, countedWords.day, locale);
  const sentences = [fillText(goalSentences['days-left'], locale, { days })];
  // within one week there is nothing to spread
  if (minutesPerWeek !== null && daysLeft > 7) {
    const duration = formatDuration(minutesPerWeek, locale);
    sentences.push(fillText(goalSentences['per-week'], locale, { duration }));
  }
  return sentences;
}

/**
 * The sentences under a ladder.
 * @param values the goal
 * @param result its ladder, read
 * @param locale the language
 * @returns one to five sentences, the most important first
 */
export function goalSentencesOf(values: GoalValues, result: GoalResult, locale: Locale): string[] {
  if (result.isEmpty) return [goalSentences.empty[locale]];
  const { firstStep, steps, totalMinutes, withoutMinutes } = result;
  const duration = formatDuration(steps[0]?.minutes ?? 0, locale);
  const most = formatCount(smallStepMinutes, countedWords.minute, locale);
  const first = firstStep === null ? goalSentences['no-steps'] : firstStepTexts[firstStep];
  const sentences = [fillText(first, locale, { duration, most })];
  if (firstStep !== null && values.goal === '') sentences.push(goalSentences['no-goal'][locale]);
  if (totalMinutes > 0 && withoutMinutes > 0) sentences.push(goalSentences['at-least'][locale]);
  return [...sentences, ...timeSentences(result, locale)];
}

/**
 * The goal ladder as a result in one language.
 * @param values the goal and its steps
 * @param locale the language
 * @param today YYYY-MM-DD, in the reader's time zone
 * @returns a section with the goal when anything of it is given, and one with the ladder
 */
export function goalReport(values: GoalValues, locale: Locale, today: string): WorksheetReport {
  const result = goal(values, today);
  const aim = aimRows(values, locale);
  const sentences = goalSentencesOf(values, result, locale);
  return {
    title: goalSchema.title[locale],
    sections: [
      ...(aim.length > 0 ? [plainSection(words.aim[locale], aim)] : []),
      plainSection(words.ladder[locale], ladderRows(result, locale), sentences),
    ],
  };
}

/** The goal ladder. */
export const goalWorksheet: Worksheet = {
  schema: goalSchema,
  workOut: (form, { locale, today }) => {
    const { values, errors } = parseGoal(form, locale);
    return { report: goalReport(values, locale, today), errors };
  },
};
