import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Bilingual, canReadModule, type Locale, type StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import type { OwnModule } from './module.types.js';

interface ModuleRow {
  id: string;
  editionId: string;
  editionNumber: number;
  title: Bilingual;
  organisation: Bilingual;
  organisationId: string;
  networkId: string | null;
  courseId: string | null;
  lessons: { id: string; title: Bilingual; minutes: number }[];
}

/** One statement whatever the number of modules: newest edition, its lessons, a course it can be read in. */
const modules = `
  SELECT m.id, me.id AS "editionId", me.number AS "editionNumber", me.title, o.name AS organisation,
         o.id AS "organisationId", o.network_id AS "networkId", c.course_id AS "courseId", l.lessons
  FROM module m
  JOIN organisation o ON o.id = m.organisation_id
  JOIN LATERAL (SELECT * FROM module_edition e WHERE e.module_id = m.id AND e.withdrawn_at IS NULL
                ORDER BY number DESC LIMIT 1) me ON true
  LEFT JOIN LATERAL (SELECT ce.course_id FROM course_edition_module cem
                JOIN course_edition ce ON ce.id = cem.course_edition_id
                JOIN course co ON co.id = ce.course_id AND co.network_id = $1
                WHERE cem.module_edition_id = me.id ORDER BY ce.number DESC LIMIT 1) c ON true
  JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', bg.lesson_id, 'minutes', bg.minutes,
                  'title', jsonb_build_object('bg', bg.title, 'en', en.title)) ORDER BY bg.position) AS lessons
                FROM lesson_edition bg JOIN lesson_edition en
                  ON en.module_edition_id = bg.module_edition_id AND en.lesson_id = bg.lesson_id AND en.locale = 'en'
                WHERE bg.module_edition_id = me.id AND bg.locale = 'bg') l ON true
  WHERE (o.network_id = $1 OR (o.network_id IS NULL AND c.course_id IS NOT NULL))
    AND ($2::text IS NULL OR m.id = $2)
  ORDER BY o.id, m.id`;

/** Modules as the staff of their organisation see them. */
@Injectable()
export class ModuleService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @returns the published modules that the actor may read: her organisations' or, for coordinators, all */
  async list(actor: StaffActor, locale: Locale): Promise<OwnModule[]> {
    const rows: ModuleRow[] = await this.db.query(modules, [actor.networkId, null]);
    return rows.filter((row) => canReadModule(actor, row).ok).map((row) => moduleOf(row, locale));
  }

  /** @throws AppError('not-found') also for a module the actor may not read */
  async one(actor: StaffActor, id: string, locale: Locale): Promise<OwnModule> {
    const [row]: ModuleRow[] = await this.db.query(modules, [actor.networkId, id]);
    if (!row || !canReadModule(actor, row).ok) throw new AppError('not-found');
    return moduleOf(row, locale);
  }
}

const moduleOf = (row: ModuleRow, locale: Locale): OwnModule => ({
  id: row.id,
  editionNumber: row.editionNumber,
  title: row.title[locale],
  organisation: row.organisation[locale],
  courseId: row.courseId,
  lessons: row.lessons.map((lesson) => ({ ...lesson, title: lesson.title[locale] })),
});
