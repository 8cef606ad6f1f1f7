/**
 * First answers to questions, in the read model of the open period. An attempt belongs to a release as a line of
 * `learning_event` does (`attempt.release_id`): the counts of an open period can be made anew, and what a closed one
 * has counted is not counted again. An attempt that is deleted before it is counted is not missed (ADR 0003).
 */

/** What was chosen in a first answer f: options, or of each step of a scenario what was chosen there at first. */
const choices = `
  SELECT f.answer ->> 'option' AS choice WHERE f.answer ->> 'type' IN ('single', 'true-false')
  UNION SELECT o FROM jsonb_array_elements_text(
    CASE f.answer ->> 'type' WHEN 'multiple' THEN f.answer -> 'options' ELSE '[]' END) o
  UNION SELECT * FROM (SELECT DISTINCT ON (p ->> 'step') (p ->> 'step') || '.' || (p ->> 'choice')
    FROM jsonb_array_elements(CASE f.answer ->> 'type' WHEN 'scenario' THEN f.answer -> 'path' ELSE '[]' END)
      WITH ORDINALITY way(p, at) ORDER BY p ->> 'step', at) walked`;

/**
 * Takes up the next attempts of a network that no tally has looked at. Counted is the first one of each person at
 * each question, whatever course she met it in; one that comes in late, after a later one was counted, is not.
 * Parameters: network id, how many at most. Returns how many there were.
 */
export const tallyNextAnswers = `
WITH taken AS (
  UPDATE attempt SET tallied = true
  WHERE id IN (SELECT a.id FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
               WHERE e.network_id = $1 AND NOT a.tallied ORDER BY a.at, a.id LIMIT $2)
  RETURNING id, enrolment_id, lesson_id, question_id, answer, score, at),
firsts AS (
  SELECT DISTINCT ON (COALESCE(e.account_id, e.id), t.lesson_id, t.question_id) t.*
  FROM taken t JOIN enrolment e ON e.id = t.enrolment_id
  WHERE NOT EXISTS (
    SELECT 1 FROM enrolment other JOIN attempt x ON x.enrolment_id = other.id
    WHERE (other.id = e.id OR other.account_id = e.account_id)
      AND x.lesson_id = t.lesson_id AND x.question_id = t.question_id AND x.tallied)
  ORDER BY COALESCE(e.account_id, e.id), t.lesson_id, t.question_id, t.at, t.id),
counted AS (
  SELECT 'question' AS dimension, lesson_id || '/' || question_id AS category, measure
  FROM firsts CROSS JOIN LATERAL (VALUES ('tried', true), ('missed', score < 1)) told(measure, holds) WHERE holds
  UNION ALL SELECT 'answer', f.lesson_id || '/' || f.question_id || '/' || c.choice, 'chosen'
  FROM firsts f CROSS JOIN LATERAL (${choices}) c),
added AS (
  INSERT INTO tally (network_id, dimension, category, measure, count)
  SELECT $1, dimension, category, measure, count(*) FROM counted GROUP BY 2, 3, 4
  ON CONFLICT (network_id, release_id, dimension, category, measure, bucket)
  DO UPDATE SET count = tally.count + EXCLUDED.count)
SELECT count(*)::int AS taken FROM taken`;

/** Which attempts those of a network in the open period are: an attempt knows its network by its enrolment. */
const openAttempts = `
  FROM enrolment e WHERE e.id = attempt.enrolment_id AND e.network_id = $1
  AND attempt.release_id IS NULL AND attempt.tallied`;

/** Parameter: network id. The attempts of the open period are counted anew. */
export const untellOpenAnswers = `UPDATE attempt SET tallied = false ${openAttempts}`;

/** Parameters: network id, release id. What the tally has counted belongs to the closing release. */
export const takeAnswers = `UPDATE attempt SET release_id = $2 ${openAttempts}`;

/** Parameter: network id. Attempts that no tally has looked at yet. */
export const countUntoldAnswers = `
  SELECT count(*)::int AS count FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
  WHERE e.network_id = $1 AND NOT a.tallied`;
