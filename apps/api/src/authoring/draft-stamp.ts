/*
 * The stamp of a draft names exactly what is written: the version of the head and, in their order, each lesson
 * with its version. Versions grow with every change and are never given twice, so two equal stamps mean the
 * same text. A review is pinned to a stamp, and so is what was published.
 */

/**
 * SQL of the stamp, for a select list.
 * @param draft the name under which `module_draft` stands in the statement
 */
export const stampSql = (draft: string): string =>
  `md5(${draft}.version || '|' || coalesce((
     SELECT string_agg(stamped.lesson_id || ':' || stamped.version, ',' ORDER BY stamped.position, stamped.lesson_id)
     FROM draft_lesson stamped WHERE stamped.module_id = ${draft}.module_id AND NOT stamped.removed), ''))`;

/**
 * SQL of everybody who wrote something of a draft since the last edition, as an array of account ids. Who
 * wrote in a lesson that was taken out has no part in what is published.
 * @param moduleId an SQL expression for the module's id
 */
export const authorsSql = (moduleId: string): string =>
  `ARRAY(SELECT DISTINCT author.account_id FROM draft_author author
     LEFT JOIN draft_lesson own ON own.module_id = author.module_id AND own.lesson_id = author.lesson_id
     WHERE author.module_id = ${moduleId} AND (author.lesson_id = '' OR own.removed IS FALSE))`;
