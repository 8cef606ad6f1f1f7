import type { AnswerKey, LessonPart } from '@pateka/content';
import type { Bilingual, LessonState, RatingKind } from '@pateka/domain';
import type { CourseOutline } from '../courses/course-edition.entity.js';
import { readEdition, withdrawnModules } from '../courses/edition.queries.js';
import type { NamedQuery } from '../platform/database/named-query.js';

/** What is published of a lesson in one course and language: it never changes. */
export interface LessonContent {
  courseTitle: Bilingual;
  structure: CourseOutline;
  title: string;
  purpose: string;
  minutes: number;
  note: string | null;
  outcomes: string[];
  parts: LessonPart[];
  answerKeys: AnswerKey[];
}

/** All that a lesson page needs, with or without an enrolment, in one read. */
export interface LessonRow {
  /** Names the content: one course edition with one lesson edition. */
  content_id: string;
  /** Null when the asker holds this content already. */
  content: LessonContent | null;
  enrolment_id: string | null;
  records: { lessonId: string; state: LessonState; touchedAt: string }[] | null;
  answered: string[] | null;
  /** The modules of the edition that are withdrawn now. */
  withdrawn: string[];
}

/** The column `records` of an enrolment, whose id is given as SQL. */
export const recordsOfEnrolment = (id: string) => `
  (SELECT jsonb_agg(jsonb_build_object('lessonId', p.lesson_id, 'state', p.state, 'touchedAt', p.touched_at))
   FROM lesson_progress p WHERE p.enrolment_id = ${id}) AS records`;

/** The column `answered` of an enrolment and a lesson, whose ids are given as SQL. */
export const answeredQuestions = (id: string, lessonId: string) => `
  (SELECT array_agg(DISTINCT a.question_id) FROM attempt a
   WHERE a.enrolment_id = ${id} AND a.lesson_id = ${lessonId}) AS answered`;

/**
 * The column `scores` of an enrolment e in an edition ce: lesson → question → best score, null unless the
 * rule asks. Of all her courses, as progress in a shared module is.
 */
export const bestScores = `
  CASE WHEN ce.rule ->> 'mastery' IS NOT NULL THEN (
    SELECT jsonb_object_agg(l.lesson_id, l.scores) FROM (
      SELECT q.lesson_id, jsonb_object_agg(q.question_id, q.score) AS scores FROM (
        SELECT a.lesson_id, a.question_id, max(a.score) AS score
        FROM attempt a JOIN enrolment own ON own.id = a.enrolment_id
        WHERE own.account_id = e.account_id GROUP BY 1, 2) q
      GROUP BY 1) l) END AS scores`;

/** Parameters: course id, account id or null, lesson id, locale, ids of contents that are held already. */
export const findLesson: NamedQuery = {
  name: 'lesson-find',
  text: `
  SELECT i.content_id, e.id AS enrolment_id, ${recordsOfEnrolment('e.id')},
         ${answeredQuestions('e.id', '$3')}, ${withdrawnModules('ce.id')} AS withdrawn,
         CASE WHEN i.content_id = ANY($5::text[]) THEN NULL ELSE jsonb_build_object(
           'courseTitle', ce.title, 'structure', ce.structure, 'title', le.title, 'purpose', le.purpose,
           'minutes', le.minutes, 'note', le.note, 'outcomes', le.outcomes, 'parts', le.parts,
           'answerKeys', le.answer_keys) END AS content
  FROM course c ${readEdition('$2')}
  JOIN course_edition_module cem ON cem.course_edition_id = ce.id
  JOIN lesson_edition le ON le.module_edition_id = cem.module_edition_id
  CROSS JOIN LATERAL (SELECT ce.id || '/' || le.id AS content_id) i
  WHERE c.id = $1 AND le.lesson_id = $3 AND le.locale = $4`,
};

/** Parameters: enrolment id, lesson id, now. Opening never takes a later state back. */
export const openLesson: NamedQuery = {
  name: 'lesson-open',
  text: `
  INSERT INTO lesson_progress (enrolment_id, lesson_id, state, touched_at) VALUES ($1, $2, 'opened', $3)
  ON CONFLICT (enrolment_id, lesson_id) DO UPDATE SET touched_at = EXCLUDED.touched_at`,
};

/** Lesson → question → best score; null where no rule asks. */
export type ScoresRow = Record<string, Record<string, number>> | null;

/** An enrolment with its outline and records; the rows of one account, or one of them. */
export interface EnrolmentRow {
  id: string;
  course_id: string;
  course_title: Bilingual;
  structure: CourseOutline;
  withdrawn: string[];
  records: LessonRow['records'];
  scores: ScoresRow;
  completed: boolean;
  /** What she answered about the course. */
  rated: RatingKind[];
}

/** Parameters: course ids or null for all, account id. */
export const findEnrolments: NamedQuery = {
  name: 'enrolments-find',
  text: `
  SELECT e.id, e.course_id, ce.title AS course_title, ce.structure, ${recordsOfEnrolment('e.id')},
         ${withdrawnModules('ce.id')} AS withdrawn, ${bestScores},
         EXISTS (SELECT 1 FROM completion d WHERE d.enrolment_id = e.id AND d.scope = 'course') AS completed,
         ARRAY(SELECT r.kind FROM course_rating r WHERE r.enrolment_id = e.id) AS rated
  FROM enrolment e JOIN course_edition ce ON ce.id = e.course_edition_id
  WHERE e.account_id = $2 AND ($1::text[] IS NULL OR e.course_id = ANY($1))
  ORDER BY e.course_id`,
};
