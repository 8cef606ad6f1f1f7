import type { Bilingual } from '@pateka/domain';
import type { CourseOutline } from '../courses/course-edition.entity.js';
import { withdrawnModules } from '../courses/edition.queries.js';
import type { NamedQuery } from '../platform/database/named-query.js';

/** The edition that is offered to an enrolment, and how its modules came to differ. */
export interface NewerEditionRow {
  number: number;
  structure: CourseOutline;
  modules: { moduleId: string; same: boolean; texts: Bilingual[] | null }[];
}

/** What authors wrote at each edition of a module since the one that she reads. */
const textsSince = `
  (SELECT jsonb_agg(b.what_changed ORDER BY b.number) FROM module_edition b
   WHERE b.module_id = ne.module_id AND b.number > oe.number AND b.number <= ne.number
     AND b.what_changed IS NOT NULL AND b.withdrawn_at IS NULL)`;

/** Parameters: account, course. No row unless there is a newer edition of which nothing is withdrawn. */
export const findNewerEdition: NamedQuery = {
  name: 'edition-newer',
  text: `
  SELECT n.number, n.structure, (
    SELECT jsonb_agg(jsonb_build_object('moduleId', ne.module_id, 'same', ne.id = oe.id, 'texts', ${textsSince}))
    FROM course_edition_module nm JOIN module_edition ne ON ne.id = nm.module_edition_id
    LEFT JOIN (course_edition_module om JOIN module_edition oe ON oe.id = om.module_edition_id)
      ON om.course_edition_id = ce.id AND oe.module_id = ne.module_id
    WHERE nm.course_edition_id = n.id) AS modules
  FROM enrolment e JOIN course_edition ce ON ce.id = e.course_edition_id
  JOIN LATERAL (
    SELECT * FROM course_edition x WHERE x.course_id = e.course_id AND x.number > ce.number
      AND cardinality(${withdrawnModules('x.id')}) = 0
    ORDER BY x.number DESC LIMIT 1) n ON true
  WHERE e.account_id = $1 AND e.course_id = $2`,
};

/** Parameters: enrolment, number. The edition with this number; nothing when the course has none. */
export const findEdition: NamedQuery = {
  name: 'edition-to-take',
  text: `
  SELECT x.id, ce.number AS current,
         cardinality(${withdrawnModules('x.id')}) = 0 AS whole
  FROM enrolment e JOIN course_edition ce ON ce.id = e.course_edition_id
  JOIN course_edition x ON x.course_id = e.course_id AND x.number = $2 WHERE e.id = $1`,
};
