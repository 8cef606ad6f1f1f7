import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { groupedBy } from '../platform/graphql/loaders.js';

interface CohortCourseRow {
  cohortId: string;
  courseId: string;
}

/** What belongs to cohorts, for many cohorts in one statement. */
@Injectable()
export class CohortLoaders {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** For each cohort id the ids of the courses its codes open. */
  readonly courseIds = async (cohortIds: readonly string[]): Promise<string[][]> => {
    const rows: CohortCourseRow[] = await this.db.query(
      `SELECT cohort_id AS "cohortId", course_id AS "courseId" FROM cohort_course
       WHERE cohort_id = ANY($1) ORDER BY course_id`,
      [cohortIds],
    );
    return groupedBy(cohortIds, rows, (row) => row.cohortId).map((courses) =>
      courses.map((row) => row.courseId),
    );
  };
}
