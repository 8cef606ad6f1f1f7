import { randomUUID } from 'node:crypto';
import type { ReportDocument } from '@pateka/domain';
import type { Cohort } from '../network/cohort.entity.js';
import type { TestApp } from '../testing/app.js';
import type { GivenCourse, GivenStaff } from '../testing/given.js';

/** A network with a course of two modules by two partners, a cohort and its coordinator. */
export interface ReportWorld {
  networkId: string;
  course: GivenCourse;
  cohort: Cohort;
  coordinator: GivenStaff;
}

export async function reportWorld({ given }: TestApp): Promise<ReportWorld> {
  const network = await given.network();
  const course = await given.course(network, { modules: 2, lessons: 4 });
  const cohort = await given.cohort([course]);
  const coordinator = await given.staff('coordinator', await given.organisation(network));
  return { networkId: network.id, course, cohort, coordinator };
}

/** How far the people of a crowd come. */
export type Stage = 'enrolled' | 'started' | 'completed';

/**
 * People who went through a course all alike, as rows that stay behind when accounts are deleted: so
 * many are needed for a figure to be shown that walking each through the lessons would take minutes.
 */
export async function crowd(
  house: TestApp,
  world: ReportWorld,
  people: number,
  stage: Stage = 'completed',
): Promise<void> {
  const { networkId, course, cohort } = world;
  const ids = Array.from({ length: people }, () => randomUUID());
  await house.db.query(
    `INSERT INTO enrolment (id, network_id, course_id, course_edition_id, cohort_id, enrolled_month)
     SELECT i, $2, $3, (SELECT id FROM course_edition WHERE course_id = $3 ORDER BY number DESC LIMIT 1), $4, '2026-11-01'
     FROM unnest($1::uuid[]) i`,
    [ids, networkId, course.id, cohort.id],
  );
  const add = (kind: string, scope: string, scopeIds: string[]) =>
    house.db.query(
      `INSERT INTO learning_event (network_id, enrolment_id, kind, scope, scope_id)
       SELECT $1, i, $3, $4, s FROM unnest($2::uuid[]) i, unnest($5::text[]) s`,
      [networkId, ids, kind, scope, scopeIds],
    );
  await add('enrolled', 'course', [course.id]);
  if (stage === 'enrolled') return;
  await add('started', 'course', [course.id]);
  await add('started', 'module', course.moduleIds);
  if (stage === 'started') return;
  await add(
    'completed',
    'lesson',
    course.lessons.map(({ id }) => id),
  );
  await add('completed', 'module', course.moduleIds);
  await add('completed', 'course', [course.id]);
}

/** Besides those who finish: as many who only start, and as many who only enrol. */
export const others = 20;

/** A class as it is in life: some finish, some stop on the way, some never begin. */
export async function schoolClass(
  house: TestApp,
  world: ReportWorld,
  finishers: number,
): Promise<void> {
  await crowd(house, world, finishers);
  await crowd(house, world, others, 'started');
  await crowd(house, world, others, 'enrolled');
}

export interface Reported {
  report: ReportDocument;
}

export const reportQuery = `query ($table: String!, $time: String!, $from: String, $to: String, $category: String, $compare: Boolean, $page: Int) {
  report(table: $table, time: $time, from: $from, to: $to, category: $category, compare: $compare, page: $page) {
    page { page pages first last all rows } table time title asOf notes columns { key label unit isBefore }
    rows { keys period isManual words numbers { value atLeast isAbsent } }
  }
}`;

/** The numbers of a report's rows under the names of their columns. */
export function figuresOf({
  columns,
  rows,
}: ReportDocument): (Pick<ReportDocument['rows'][number], 'keys' | 'period' | 'words'> &
  Record<string, unknown>)[] {
  const measures = columns.filter(({ unit }) => unit !== null);
  return rows.map(({ keys, period, words, numbers }) => ({
    keys,
    period,
    words,
    ...Object.fromEntries(measures.map(({ key }, at) => [key, numbers[at]?.value])),
  }));
}

export const closeNow =
  'mutation { closePeriod { __typename ... on PeriodClosed { period } ... on Refused { reason } } }';

export interface Closing {
  closePeriod: { __typename: string; period?: string; reason?: string };
}

export interface PublishedCell {
  number: number;
  span: string;
  dimension: string;
  category: string;
  measure: string;
  value: number | null;
}

/** Every published figure of a network, as it lies in the database. */
export const publishedOf = (house: TestApp, networkId: string): Promise<PublishedCell[]> =>
  house.db.query(
    `SELECT r.number, c.span, c.dimension, c.category, c.measure, c.value FROM released_cell c
     JOIN release r ON r.id = c.release_id WHERE r.network_id = $1 ORDER BY 1, 2, 3, 4, 5`,
    [networkId],
  );
