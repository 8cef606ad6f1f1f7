import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { freshToken } from '../../support/secrets.ts';
import { copy, lineOf, type Value } from './copy.ts';
import {
  cohorts,
  courseId,
  courses,
  idOf,
  lessonId,
  lessonsPerModule,
  minutesOf,
  moduleId,
  modulesPerCourse,
  partners,
  projectOf,
  projectTag,
  releases,
  type Shape,
} from './shape.ts';
import { modulesOf } from './lives.ts';

export const networkId = idOf('network', 0);

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const bilingual = (bg: string, en: string): string => JSON.stringify({ bg, en });

const title = (bg: string, en: string, number: number) => ({
  bg: `${bg} ${number + 1}`,
  en: `${en} ${number + 1}`,
});

const lessonsOf = (module: number) =>
  upTo(lessonsPerModule).map((at) => {
    const lesson = module * lessonsPerModule + at;
    return {
      id: lessonId(lesson),
      title: title('Урок', 'Lesson', lesson),
      note: null,
      minutes: minutesOf(lesson),
      skippable: at === lessonsPerModule - 1,
      questionIds: [],
    };
  });

const structureOf = (course: number): string =>
  JSON.stringify({
    rule: { maxSkippedShare: 0.3 },
    modules: modulesOf(course).map((module) => ({
      id: moduleId(module),
      title: title('Модул', 'Module', module),
      lessons: lessonsOf(module),
    })),
  });

const editionOf = (course: number): Value[] => {
  const name = JSON.stringify(title('Курс', 'Course', course));
  const published = '2020-01-01';
  const outcomes = JSON.stringify({ bg: [], en: [] });
  return [
    ...[idOf('edition', course), courseId(course), 1, name, name, outcomes, name],
    ...[JSON.stringify({ maxSkippedShare: 0.3 }), structureOf(course), published],
  ];
};

const cohortOf = (cohort: number): Value[] => {
  const tag = projectTag(projectOf(cohort));
  return [
    idOf('cohort', cohort),
    networkId,
    cohort + 1,
    `Група ${cohort + 1}`,
    tag,
    tag,
    '2020-01-01',
  ];
};

/** The month after one. */
const monthAfter = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1))
    .toISOString()
    .slice(0, 7);

/** Everything but people: one network, its partners, courses, cohorts and the releases of its months. */
export const fillNetwork = async (db: pg.Client, { months }: Shape): Promise<void> => {
  const table = (into: string, rows: Value[][]) => copy(db, into, rows.map(lineOf));
  const name = bilingual('Голяма мрежа', 'A large network');
  await table('network (id, name)', [[networkId, name]]);
  await table(
    'organisation (id, network_id, kind, name)',
    upTo(partners).map((at) => [
      ...[idOf('organisation', at), networkId, 'ngo'],
      JSON.stringify(title('Партньор', 'Partner', at)),
    ]),
  );
  await table(
    'module (id, organisation_id)',
    upTo(courses * modulesPerCourse).map((at) => [
      moduleId(at),
      idOf('organisation', at % partners),
    ]),
  );
  await table(
    'course (id, network_id)',
    upTo(courses).map((at) => [courseId(at), networkId]),
  );
  await table(
    'course_edition (id, course_id, number, title, summary, outcomes, certificate_title, rule, structure, published_at)',
    upTo(courses).map(editionOf),
  );
  await table(
    'cohort (id, network_id, number, name, project_tag, reported_tag, created_on)',
    upTo(cohorts).map(cohortOf),
  );
  await table(
    'release (id, network_id, number, period, from_at, to_at)',
    months
      .slice(0, releases)
      .map((month, at) => [
        ...[idOf('release', at), networkId, at + 1, month],
        ...[`${month}-01T00:00:00Z`, `${monthAfter(month)}-01T00:00:00Z`],
      ]),
  );
};

/** Who reads: a coordinator in her browser, and a program. */
export type Readers = { session: string; token: string };

const insertCoordinator = `
  WITH made AS (
    INSERT INTO account (network_id, kind, email, name, created_month, last_seen_on)
    VALUES ($1, 'staff', 'bench@example.org', 'Координатор', date_trunc('month', now()), now()) RETURNING id),
  joined AS (
    INSERT INTO membership (account_id, organisation_id, role) SELECT id, $2, 'coordinator' FROM made),
  signed AS (
    INSERT INTO session (account_id, token_hash, wrapped_key, second_factor_at, created_at, last_seen_at,
                         idle_expires_at, expires_at)
    SELECT id, $3, '', now(), now(), now(), now() + interval '1 day', now() + interval '1 day' FROM made)
  INSERT INTO report_token (network_id, name, token_hash, created_by, created_on, expires_on)
  SELECT $1, 'bench', $4, id, now(), now() + interval '30 days' FROM made`;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes them in the database, as the api would have left them, the second factor given. */
export const makeReaders = async (db: pg.Client): Promise<Readers> => {
  const session = freshToken();
  const token = `pateka_${randomBytes(32).toString('base64url')}`;
  const organisation = idOf('organisation', 0);
  await db.query(insertCoordinator, [networkId, organisation, hashOf(session), hashOf(token)]);
  return { session, token };
};
