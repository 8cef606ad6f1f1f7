import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { freshToken } from '../support/secrets.ts';

/** A signed-in learner: the token is what her browser's cookie holds. */
export type Learner = { token: string; accountId: string; enrolmentId: string };

/** A question of a lesson with an answer that the form may send, right or not. */
export type Question = { id: string; fields: Record<string, string> };

/** One lesson of the demo's course, which all rows use. */
export type Lesson = { courseId: string; lessonId: string; questions: Question[] };

/** Runs statements on the stack's database with a connection of our own. */
export const withDatabase = async <T>(
  databaseUrl: string,
  work: (db: pg.Client) => Promise<T>,
): Promise<T> => {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
};

const insertLearner = `
  WITH made AS (
    INSERT INTO account (network_id, kind, alias, alias_key, created_month, last_seen_on)
    SELECT c.network_id, 'learner', $1::text, $1::text, date_trunc('month', now()), date_trunc('month', now())
    FROM course c WHERE c.id = $3
    RETURNING id, network_id),
  signed AS (
    INSERT INTO session (account_id, token_hash, wrapped_key, created_at, last_seen_at, idle_expires_at, expires_at)
    SELECT id, $2, '', now(), now(), now() + interval '1 hour', now() + interval '1 hour' FROM made)
  INSERT INTO enrolment (network_id, account_id, course_id, course_edition_id, enrolled_month)
  SELECT made.network_id, made.id, $3, ce.id, date_trunc('month', now())
  FROM made, (SELECT id FROM course_edition WHERE course_id = $3 ORDER BY number DESC LIMIT 1) ce
  RETURNING id, account_id`;

/**
 * Makes learners, enrolled and signed in, as the api would have left them. It makes them in the database: to
 * choose a passphrase costs a tenth of a second each, by design.
 */
export const makeLearners = (
  databaseUrl: string,
  courseId: string,
  count: number,
): Promise<Learner[]> =>
  withDatabase(databaseUrl, async (db) => {
    const learners: Learner[] = [];
    for (let made = 0; made < count; made += 1) {
      const token = freshToken();
      const hash = createHash('sha256').update(token).digest();
      const alias = `bench ${randomBytes(6).toString('hex')}`;
      const { rows } = await db.query<{ id: string; account_id: string }>(insertLearner, [
        alias,
        hash,
        courseId,
      ]);
      const [row] = rows;
      if (!row) throw new Error(`There is no course ${courseId}.`);
      learners.push({ token, accountId: row.account_id, enrolmentId: row.id });
    }
    return learners;
  });

type Key = { id: string; type: string; options?: { id: string }[]; items?: string[] };

/** The second lesson of the first module: one in the middle, neither the shortest nor the longest. */
export const findLesson = (databaseUrl: string): Promise<Lesson> =>
  withDatabase(databaseUrl, async (db) => {
    const { rows } = await db.query<{ course_id: string; lesson_id: string; answer_keys: Key[] }>(`
      SELECT ce.course_id, le.lesson_id, le.answer_keys
      FROM course_edition ce
      JOIN course_edition_module cem ON cem.course_edition_id = ce.id
      JOIN lesson_edition le ON le.module_edition_id = cem.module_edition_id
      WHERE le.locale = 'bg'
      ORDER BY ce.title->>'bg', ce.number DESC, cem.position, le.position OFFSET 1 LIMIT 1`);
    const [row] = rows;
    if (!row) throw new Error('The database has no course.');
    const questions = row.answer_keys.map((key) => ({ id: key.id, fields: someAnswer(key) }));
    return { courseId: row.course_id, lessonId: row.lesson_id, questions };
  });

const someAnswer = ({ type, options = [], items = [] }: Key): Record<string, string> => {
  if (type === 'number') return { answer: '1' };
  if (type !== 'order') return { answer: options[0]?.id ?? '' };
  return Object.fromEntries(items.map((id, index) => [`place.${id}`, String(index + 1)]));
};

/** What the browser of a learner sends along; `v` says that she has opened the site before. */
export const browserHeaders = (
  { token }: Pick<Learner, 'token'>,
  visit: 'first visit' | 'later' = 'later',
): Record<string, string> => ({
  cookie: `s=${token}; ${visit === 'later' ? 'v=1; ' : ''}lang=bg`,
  'accept-encoding': 'br',
});

/** The address of a lesson's page. */
export const pageOf = (publicUrl: string, { courseId, lessonId }: Lesson): string =>
  `${publicUrl}/courses/${courseId}/${lessonId}`;
