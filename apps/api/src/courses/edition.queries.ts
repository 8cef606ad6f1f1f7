/** SQL: the modules of a course edition, whose id is given as SQL, that are withdrawn now. */
export const withdrawnModules = (editionId: string) => `
  ARRAY(SELECT wm.module_id FROM course_edition_module wc JOIN module_edition wm ON wm.id = wc.module_edition_id
        WHERE wc.course_edition_id = ${editionId} AND wm.withdrawn_at IS NOT NULL)`;

/**
 * SQL, to order editions x of a course by: which one somebody who comes now gets. The newest of which
 * nothing is withdrawn; when there is none, the newest, whose withdrawn lessons are asked of nobody.
 */
export const offeredFirst = `cardinality(${withdrawnModules('x.id')}) > 0, x.number DESC`;

/**
 * SQL, after a course c: the enrolment e of an account (given as SQL), and the edition ce that is read:
 * hers, or for anybody else the one on offer.
 */
export const readEdition = (accountId: string) => `
  LEFT JOIN enrolment e ON e.course_id = c.id AND e.account_id = ${accountId}
  JOIN LATERAL (
    SELECT * FROM course_edition x WHERE x.course_id = c.id
      AND (e.course_edition_id IS NULL OR x.id = e.course_edition_id)
    ORDER BY ${offeredFirst} LIMIT 1) ce ON true`;
