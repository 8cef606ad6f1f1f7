/** How large the invented network is, and which months it lived through. */
export type Shape = {
  enrolments: number;
  /** Lesson records, exactly: see `stages`. */
  lessonRecords: number;
  /** 'YYYY-MM': those with a release, the oldest first, and after them the one that has ended and is open. */
  months: string[];
};

export const courses = 40;
export const modulesPerCourse = 5;
export const lessonsPerModule = 6;
export const lessonsPerCourse = modulesPerCourse * lessonsPerModule;
export const partners = 8;
export const cohorts = 400;
export const projects = 25;
export const releases = 36;

/** Months whose single events are there: what was before lives in releases only. */
export const eventMonths = 13;

const fullSize = 1_000_000;

/** How many lessons twenty people have a record of: two never begin, ten finish. On the average it is 20. */
export const stages = [
  0, 30, 30, 18, 30, 30, 5, 30, 8, 30, 0, 30, 10, 30, 12, 30, 14, 30, 15, 18,
] as const;

/**
 * @param share 1 for 1,000,000 enrolments and 20,000,000 lesson records, less to try things out
 * @param now the month before this one is the open one, so that it can be closed
 * @throws when the share is not above 0 and at most 1
 */
export const shapeOf = (share: number, now: Date): Shape => {
  if (!(share > 0 && share <= 1))
    throw new Error(`A share is above 0 and at most 1, not ${share}.`);
  const enrolments = Math.max(1, Math.round((fullSize * share) / stages.length)) * stages.length;
  const months = Array.from({ length: releases + 1 }, (_, at) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - releases - 1 + at, 1))
      .toISOString()
      .slice(0, 7),
  );
  return { enrolments, lessonRecords: enrolments * 20, months };
};

/** A fixed scatter of 32 bits: MurmurHash3's last step, by A. Appleby, in the public domain. */
export const scatter = (number: number): number => {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
};

const kinds = {
  network: 1,
  organisation: 2,
  edition: 3,
  cohort: 4,
  release: 5,
  account: 6,
  enrolment: 7,
};

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** The id of the n-th row of a table: the same in each run, and as scattered in an index as random ones. */
export const idOf = (kind: keyof typeof kinds, number: number): string =>
  `${hex(scatter(number * 8 + kinds[kind]), 8)}-${hex(kinds[kind], 4)}-4000-8000-${hex(number, 12)}`;

const two = (number: number): string => String(number + 1).padStart(2, '0');

export const courseId = (course: number): string => `course-${two(course)}`;

/** @param module 0 to 199: those of the first course come first */
export const moduleId = (module: number): string =>
  `module-${two(Math.floor(module / modulesPerCourse))}-${(module % modulesPerCourse) + 1}`;

/** @param lesson 0 to 1,199: those of the first module come first */
export const lessonId = (lesson: number): string => {
  const module = Math.floor(lesson / lessonsPerModule);
  return `${moduleId(module).replace('module', 'lesson')}-${(lesson % lessonsPerModule) + 1}`;
};

/** Nominal minutes of a lesson, 5 to 8. */
export const minutesOf = (lesson: number): number => 5 + (lesson % 4);

/** @returns 0 to 24: a cohort's project; see `projectTag` */
export const projectOf = (cohort: number): number => cohort % projects;

export const projectTag = (project: number): string => `Проект ${two(project)}`;
