import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { groupedBy } from '../platform/graphql/loaders.js';
import { editions, lessonHeads } from './studio.queries.js';
import type { DraftLessonHead, StudioEdition } from './studio.types.js';

type HeadRow = DraftLessonHead & { moduleId: string; removed: boolean };
type EditionRow = StudioEdition & { moduleId: string };

/** What hangs on many modules at once, in one statement each. */
@Injectable()
export class StudioLoaders {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Lessons of each module, those taken out included. */
  readonly lessons = async (moduleIds: readonly string[]): Promise<HeadRow[][]> => {
    const rows: HeadRow[] = await this.db.query(lessonHeads, [moduleIds]);
    return groupedBy(moduleIds, rows, (row) => row.moduleId);
  };

  /** Editions of each module, the newest first. */
  readonly editions = async (moduleIds: readonly string[]): Promise<EditionRow[][]> => {
    const rows: EditionRow[] = await this.db.query(editions, [moduleIds]);
    return groupedBy(moduleIds, rows, (row) => row.moduleId);
  };
}
