import type { Bilingual } from '@pateka/domain';

/** One thing to mend in a course: where it is, what it is, and how to mend it. */
export interface CourseProblem {
  /** Names the rule, such as 'no-modules'. */
  code: string;
  /** Whether it keeps the course from being published. */
  severity: 'blocks' | 'advice';
  field: 'title' | 'summary' | 'outcomes' | 'modules' | 'rule' | 'certificate';
  /** The module it is about; null when it is about none, or all. */
  moduleId: string | null;
  message: Bilingual;
  remedy: Bilingual;
}

/** Where a problem is; what is left out is the usual. */
type Place = Pick<CourseProblem, 'code' | 'field'> &
  Partial<Pick<CourseProblem, 'severity' | 'moduleId'>>;

/** @returns a problem that blocks publishing, unless its place says otherwise */
export const problem = (place: Place, message: Bilingual, remedy: Bilingual): CourseProblem => ({
  severity: 'blocks',
  moduleId: null,
  ...place,
  message,
  remedy,
});
