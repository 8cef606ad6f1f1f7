import type pg from 'pg';
import { bareWhile } from './bare.ts';
import { copy, lineOf } from './copy.ts';
import { firstEventMonth, type Life, lifeOf, monthOfLesson, tellLife } from './lives.ts';
import { fillNetwork, networkId } from './network.ts';
import {
  courseId,
  courses,
  idOf,
  lessonId,
  lessonsPerCourse,
  lessonsPerModule,
  moduleId,
  modulesPerCourse,
  releases,
  scatter,
  type Shape,
} from './shape.ts';

function* lives(shape: Shape): Generator<Life> {
  for (let number = 0; number < shape.enrolments; number += 1) yield lifeOf(number, shape);
}

function* each(shape: Shape, lineFor: (life: Life) => string): Generator<string> {
  for (const life of lives(shape)) {
    const line = lineFor(life);
    if (line !== '') yield line;
  }
}

const days = 28;
const hours = 24;
const two = (value: number): string => String(value).padStart(2, '0');

/** The hours of 28 days. They are written once: a date a row would take longer than the row. */
const moments = Array.from(
  { length: days * hours },
  (_, at) => `${two(1 + Math.floor(at / hours))}T${two(at % hours)}:30:00Z`,
);

/** An instant of a month, spread over its days and hours. */
const instantIn = (month: string, salt: number): string =>
  `${month}-${moments[scatter(salt) % moments.length] ?? ''}`;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const scopes = {
  course: upTo(courses).map(courseId),
  module: upTo(courses * modulesPerCourse).map(moduleId),
  lesson: upTo(courses * lessonsPerCourse).map(lessonId),
};

const accountLine = ({ number }: Life, month: string): string => {
  const day = `${month}-01`;
  return lineOf([
    idOf('account', number),
    networkId,
    'learner',
    `bench ${number}`,
    `bench ${number}`,
    day,
    day,
  ]);
};

const enrolmentLine = (life: Life, { months }: Shape): string => {
  const { number, course, cohort, month, locale } = life;
  // what she told is noted when her first release closes
  const noted = (value: string | null) => (month < releases ? (value ?? 'unstated') : null);
  return lineOf([
    ...[idOf('enrolment', number), networkId, idOf('account', number), courseId(course)],
    ...[idOf('edition', course), cohort === null ? null : idOf('cohort', cohort)],
    ...[`${months[month]}-01`, life.lessons === 0 ? null : `${months[month]}-02`, locale],
    ...[noted(life.sex), noted(life.ageBand), noted(life.regionSize)],
  ]);
};

const progressLines = (life: Life, { months }: Shape): string => {
  const id = idOf('enrolment', life.number);
  let lines = '';
  for (let at = 0; at < life.lessons; at += 1) {
    const state = at < life.completed ? 'completed' : 'opened';
    const touched = instantIn(months[monthOfLesson(life, at)] ?? '', life.number * 32 + at);
    lines += `${id}\t${scopes.lesson[life.course * lessonsPerCourse + at]}\t${state}\t${touched}\n`;
  }
  return lines;
};

/** As the api records them: lessons, then the module, then the course. */
const completionLines = (life: Life, { months }: Shape): string => {
  const id = idOf('enrolment', life.number);
  let lines = '';
  tellLife(life, ({ kind, scope, at, month }) => {
    if (kind !== 'completed') return;
    const salt = life.number * 32 + (scope === 'lesson' ? at % lessonsPerCourse : lessonsPerModule);
    lines += `${id}\t${scope}\t${scopes[scope][at]}\t${instantIn(months[month] ?? '', salt)}\t{}\n`;
  });
  return lines;
};

/** Of the open month there is none. */
const released = upTo(releases).map((at) => idOf('release', at));

const eventLines = (life: Life): string => {
  const id = idOf('enrolment', life.number);
  let lines = '';
  tellLife(life, ({ kind, scope, at, month }, value) => {
    if (month < firstEventMonth) return;
    const release = released[month];
    const rest = lineOf([release, value, release !== undefined]);
    lines += `${networkId}\t${id}\t${kind}\t${scope}\t${scopes[scope][at]}\t${rest}`;
  });
  return lines;
};

const fillPeople = async (db: pg.Client, shape: Shape): Promise<void> => {
  const { months } = shape;
  await bareWhile(db, 'account', 'references', () =>
    copy(
      db,
      'account (id, network_id, kind, alias, alias_key, created_month, last_seen_on)',
      each(shape, (life) => accountLine(life, months[life.month] ?? '')),
    ),
  );
  await bareWhile(db, 'learner_fact', 'references', () =>
    copy(
      db,
      'learner_fact (account_id, sex, age_band, region_size)',
      each(shape, ({ number, sex, ageBand, regionSize }) =>
        lineOf([idOf('account', number), sex, ageBand, regionSize]),
      ),
    ),
  );
  await bareWhile(db, 'enrolment', 'references', () =>
    copy(
      db,
      `enrolment (id, network_id, account_id, course_id, course_edition_id, cohort_id, enrolled_month, started_on,
                  locale, sex, age_band, region_size)`,
      each(shape, (life) => enrolmentLine(life, shape)),
    ),
  );
};

/** A table of many millions: emptied and filled in one transaction, so that its rows need no second visit. */
const fillLarge = async (
  db: pg.Client,
  [table, columns]: [table: string, columns: string],
  lines: Iterable<string>,
): Promise<void> =>
  bareWhile(db, table, 'everything', async () => {
    await db.query('BEGIN');
    await db.query(`TRUNCATE ${table}`);
    await copy(db, `${table} (${columns})`, lines, '(FREEZE)');
    await db.query('COMMIT');
  });

const largeTables = [
  {
    what: 'lesson records',
    table: 'lesson_progress',
    columns: 'enrolment_id, lesson_id, state, touched_at',
    lines: (shape: Shape) => each(shape, (life) => progressLines(life, shape)),
  },
  {
    what: 'completions',
    table: 'completion',
    columns: 'enrolment_id, scope, scope_id, recorded_at, inputs',
    lines: (shape: Shape) => each(shape, (life) => completionLines(life, shape)),
  },
  {
    what: 'events',
    table: 'learning_event',
    columns: 'network_id, enrolment_id, kind, scope, scope_id, release_id, value, tallied',
    lines: (shape: Shape) => each(shape, eventLines),
  },
];

/**
 * Fills a migrated, empty database: a network, its people and all that they did. Releases have no figures yet.
 * @param say gets a line for each large table
 */
export const fill = async (
  db: pg.Client,
  shape: Shape,
  say: (line: string) => void,
): Promise<void> => {
  await db.query(`SET maintenance_work_mem = '512MB'`);
  await db.query('SET statement_timeout = 0');
  // what a crash would lose is made anew; what the closing of a month writes to is as durable as ever
  for (const table of ['lesson_progress', 'completion'])
    await db.query(`ALTER TABLE ${table} SET UNLOGGED`);
  const timed = async (what: string, work: () => Promise<void>) => {
    const began = performance.now();
    await work();
    say(`${what}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  };
  await timed('network', () => fillNetwork(db, shape));
  await timed('people and enrolments', () => fillPeople(db, shape));
  for (const { what, table, columns, lines } of largeTables)
    await timed(what, () => fillLarge(db, [table, columns], lines(shape)));
  await timed('statistics', async () => void (await db.query('VACUUM (ANALYZE)')));
};

/** @returns what a database takes on the disk, in 10^9 bytes */
export const gigabytesOf = async (db: pg.Client): Promise<number> => {
  const { rows } = await db.query<{ bytes: string }>(
    'SELECT pg_database_size(current_database())::text AS bytes',
  );
  return Number(rows[0]?.bytes ?? 0) / 1e9;
};
