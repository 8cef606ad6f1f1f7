import type { Bilingual } from '../../locale.js';
import type { WorksheetSchema } from '../schema.js';

/** The days of a week, from Monday. */
export const weekDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A day of the week. */
export type WeekDayName = (typeof weekDays)[number];

/** The days as headings. */
export const weekDayLabels: Record<WeekDayName, Bilingual> = {
  monday: { bg: 'Понеделник', en: 'Monday' },
  tuesday: { bg: 'Вторник', en: 'Tuesday' },
  wednesday: { bg: 'Сряда', en: 'Wednesday' },
  thursday: { bg: 'Четвъртък', en: 'Thursday' },
  friday: { bg: 'Петък', en: 'Friday' },
  saturday: { bg: 'Събота', en: 'Saturday' },
  sunday: { bg: 'Неделя', en: 'Sunday' },
};

/**
 * The week plan, as pages and print render it. A group for each day, and not rows: the day stands over
 * its fields as a heading, which reads well on a narrow screen and needs no field to name it.
 */
export const weekSchema: WorksheetSchema = {
  tool: 'week',
  title: { bg: 'Моята седмица', en: 'My week' },
  intro: {
    bg: 'Два-три дни с малка стъпка стигат. Другите остават свободни. Може и с измислена седмица. Нищо не се пази, докато Вие не поискате.',
    en: 'Two or three days with a small step are enough. The others stay free. An invented week is fine. Nothing is kept unless you ask for it.',
  },
  groups: weekDays.map((day) => ({
    id: day,
    label: weekDayLabels[day],
    fields: [
      { id: 'step', kind: 'text', label: { bg: 'Малка стъпка', en: 'Small step' } },
      { id: 'minutes', kind: 'int', label: { bg: 'Минути', en: 'Minutes' } },
      { id: 'good', kind: 'text', label: { bg: 'Нещо добро за мен', en: 'Something good for me' } },
    ],
  })),
};
