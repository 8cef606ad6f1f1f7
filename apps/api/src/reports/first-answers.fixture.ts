import { type KeptAnswer, periodOf } from '@pateka/domain';
import { randomUUID } from 'node:crypto';
import { MINUTE } from '../platform/clock.js';
import type { TestApp } from '../testing/app.js';
import type { ReportWorld } from './crowd.fixture.js';
import { PeriodService } from './period.service.js';

/** What so many people answered at first. */
export interface GivenAnswers {
  lessonId: string;
  questionId: string;
  answer: KeptAnswer;
  score: number;
  people: number;
}

/** People who answered a question alike, each for the first time, as rows: a share needs many of them. */
export async function firstAnswers(
  { db, clock }: TestApp,
  { networkId, course, cohort }: ReportWorld,
  { lessonId, questionId, answer, score, people }: GivenAnswers,
): Promise<void> {
  const ids = Array.from({ length: people }, () => randomUUID());
  await db.query(
    `INSERT INTO enrolment (id, network_id, course_id, course_edition_id, cohort_id, enrolled_month)
     SELECT i, $2, $3, (SELECT id FROM course_edition WHERE course_id = $3 ORDER BY number DESC LIMIT 1), $4, '2026-11-01'
     FROM unnest($1::uuid[]) i`,
    [ids, networkId, course.id, cohort.id],
  );
  await db.query(
    `INSERT INTO attempt (id, enrolment_id, lesson_id, question_id, answer, score, at)
     SELECT gen_random_uuid(), i, $2, $3, $4, $5, $6 FROM unnest($1::uuid[]) i`,
    [ids, lessonId, questionId, JSON.stringify(answer), score, clock.now()],
  );
}

/** People who chose one answer of the first question of a lesson: 'a' is right. */
export const choosing = (lessonId: string, option: string, people: number): GivenAnswers => ({
  ...{ lessonId, questionId: 'choose-one', people },
  ...{ answer: { type: 'single', option }, score: option === 'a' ? 1 : 0 },
});

/** Moves to the first day after a quarter and closes what ended of one network, as the job does for all. */
export async function closeQuarter(
  { clock, db, get }: TestApp,
  { networkId }: Pick<ReportWorld, 'networkId'>,
): Promise<void> {
  const now = clock.now();
  const month = 3 * Math.floor(now.getUTCMonth() / 3) + 3;
  const toAt = new Date(Date.UTC(now.getUTCFullYear(), month, 1));
  clock.moveTo(new Date(toAt.getTime() + 5 * MINUTE));
  const period = periodOf(new Date(toAt.getTime() - 1));
  await db.transaction((tx) =>
    get(PeriodService).close(tx, { networkId, period, fromAt: now, toAt }),
  );
}
