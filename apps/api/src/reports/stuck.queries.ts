import type { AnswerKey, LearnerQuestion } from '@pateka/content';

/** A lesson of a newest edition: where it is in the studio, and which dated facts it shows or calculates with. */
export interface LessonSource {
  moduleId: string;
  lessonId: string;
  /** The ids that its authors gave to the module's lessons. */
  authorsIds: string[];
  facts: string[];
  tools: string[];
}

/** Module editions, as two parameters of equal length: ids and numbers. */
const editions = `unnest($1::text[], $2::int[]) own(module_id, number)
  JOIN module_edition me ON me.module_id = own.module_id AND me.number = own.number
  JOIN lesson_edition le ON le.module_edition_id = me.id`;

/** Parameters: module ids, edition numbers. One row a lesson and language. */
export const lessonSources = `
  SELECT me.module_id AS "moduleId", le.lesson_id AS "lessonId",
    ARRAY(SELECT jsonb_array_elements(me.content -> 'lessons') ->> 'id') AS "authorsIds",
    ARRAY(SELECT DISTINCT found[1] FROM regexp_matches(
      le.parts::text || le.answer_keys::text, '<!--fact:([a-z0-9-]+)-->', 'g') found) AS facts,
    ARRAY(SELECT p ->> 'tool' FROM jsonb_array_elements(le.parts) p WHERE p ->> 'kind' = 'worksheet') AS tools
  FROM ${editions} ORDER BY own.module_id, le.position, le.locale`;

/** The questions of a lesson in one language. */
export interface LessonQuestions {
  lessonId: string;
  questions: LearnerQuestion[];
  answerKeys: AnswerKey[];
}

/** Parameters: module ids, edition numbers, lesson ids, language. */
export const questionTexts = `
  SELECT le.lesson_id AS "lessonId", le.answer_keys AS "answerKeys",
    (SELECT jsonb_agg(p -> 'question') FROM jsonb_array_elements(le.parts) p WHERE p ->> 'kind' = 'question') AS questions
  FROM ${editions} WHERE le.lesson_id = ANY($3) AND le.locale = $4 ORDER BY own.module_id, le.position`;

/** A share as the newest quarter tells it; null is hidden. */
export interface ShareRow {
  span: string;
  category: string;
  value: number | null;
}

/** Parameters: network id, lesson ids. Reads what was published and nothing else. */
export const newestShares = `
  WITH told AS (
    SELECT c.span, c.category, c.value FROM release r JOIN released_cell c ON c.release_id = r.id
    WHERE r.network_id = $1 AND c.dimension IN ('question', 'answer'))
  SELECT * FROM told WHERE span = (SELECT max(span) FROM told) AND split_part(category, '/', 1) = ANY($2)`;
