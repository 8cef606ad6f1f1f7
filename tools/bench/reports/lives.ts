import {
  cohorts,
  courses,
  eventMonths,
  lessonsPerCourse,
  lessonsPerModule,
  modulesPerCourse,
  releases,
  scatter,
  type Shape,
  stages,
} from './shape.ts';

/** What one enrolment is counted under, and how far it came. Months count from 0, the oldest. */
export type Life = {
  number: number;
  course: number;
  /** Null for one in ten. */
  cohort: number | null;
  locale: 'bg' | 'en';
  sex: string | null;
  ageBand: string | null;
  regionSize: string | null;
  month: number;
  /** Lessons with a record; the last one of somebody who stopped is only opened. */
  lessons: number;
  completed: number;
  /** How many months the whole course takes her, 1 to 3. */
  pace: number;
  bits: number;
};

const sexes = ['female', 'female', 'female', 'male', 'other', null] as const;
const ages = ['18-29', '30-54', '30-54', '55-64', '65+', null] as const;
const regions = ['city', 'town', 'village', null] as const;

const pick = <T>(values: readonly T[], bits: number): T => values[bits % values.length] as T;

/** @returns the n-th enrolment, the same in each run; those of earlier months come first */
export const lifeOf = (number: number, { enrolments, months }: Shape): Life => {
  const [bits, more] = [scatter(number + 1), scatter(number + 0x40000000)];
  const lessons = stages[number % stages.length] ?? 0;
  return {
    ...{ number, lessons, bits },
    course: more % courses,
    cohort: bits % 10 === 0 ? null : (more >>> 8) % cohorts,
    locale: (bits >>> 4) % 5 === 0 ? 'en' : 'bg',
    sex: pick(sexes, bits >>> 7),
    ageBand: pick(ages, bits >>> 10),
    regionSize: pick(regions, bits >>> 13),
    month: Math.floor((number * months.length) / enrolments),
    completed: lessons === lessonsPerCourse ? lessons : Math.max(0, lessons - 1),
    pace: 1 + ((bits >>> 16) % 3),
  };
};

/** In which month somebody came to a lesson of her course, 0 to 29; the open month is the last there is. */
export const monthOfLesson = ({ month, pace }: Life, lesson: number): number =>
  Math.min(releases, month + Math.floor((lesson * pace) / lessonsPerCourse));

export type EventKind = 'enrolled' | 'started' | 'completed' | 'certificate' | 'rated' | 'compared';

/**
 * Takes an event.
 * @param at number of the course, module (0 to 199) or lesson (0 to 1,199)
 * @param value days, a rating or a change, where the kind has one
 */
export type Take = (
  event: { kind: EventKind; scope: 'course' | 'module' | 'lesson'; at: number; month: number },
  value?: number,
) => void;

/** Tells everything that happened once in an enrolment, in its order, as the api writes it down. */
export const tellLife = (life: Life, take: Take): void => {
  const { course: at, completed } = life;
  take({ kind: 'enrolled', scope: 'course', at, month: life.month });
  if (life.lessons === 0) return;
  take({ kind: 'started', scope: 'course', at, month: life.month });
  for (let lesson = 0; lesson < life.lessons; lesson += 1) {
    const month = monthOfLesson(life, lesson);
    const place = at * lessonsPerCourse + lesson;
    const module = Math.floor(place / lessonsPerModule);
    if (lesson % lessonsPerModule === 0)
      take({ kind: 'started', scope: 'module', at: module, month });
    if (lesson < completed) take({ kind: 'completed', scope: 'lesson', at: place, month });
    if (lesson < completed && lesson % lessonsPerModule === lessonsPerModule - 1)
      take({ kind: 'completed', scope: 'module', at: module, month });
  }
  if (completed === lessonsPerCourse) tellEnd(life, take);
};

const tellEnd = (life: Life, take: Take): void => {
  const { course: at, bits } = life;
  const month = monthOfLesson(life, lessonsPerCourse - 1);
  const end = (kind: EventKind, value?: number) =>
    take({ kind, scope: 'course', at, month }, value);
  end('completed', daysOf(life));
  if (bits % 5 !== 0) end('certificate');
  if (bits % 2 === 0) end('rated', 3 + (bits % 3));
  if (bits % 7 < 3) end('compared', (bits % 4) - 1);
};

/** Days from the start of a course to its end. */
export const daysOf = ({ pace, bits }: Life): number => 28 * (pace - 1) + (bits % 28);

/** The first month of which single events are there. */
export const firstEventMonth = releases + 1 - eventMonths;

/** Modules of a course: 0 to 199. */
export const modulesOf = (course: number): number[] =>
  Array.from({ length: modulesPerCourse }, (_, at) => course * modulesPerCourse + at);
