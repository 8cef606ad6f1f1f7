import { randomUUID } from 'node:crypto';
import type { Module } from '@pateka/content';
import {
  addModule,
  type CourseDraft,
  emptyCourse,
  type Shelf,
  type ShelfModule,
} from '@pateka/content/draft';
import type { Bilingual, Locale } from '@pateka/domain';
import { lessonIdIn, PublishEditionService } from '../courses/publish-edition.service.js';
import type { TestApp } from '../testing/app.js';
import type { GivenCourse, GivenStaff } from '../testing/given.js';

/** What the tests of courses and their editions ask the api. */
export const courseDraft = `query ($courseId: ID!) {
  courseDraft(courseId: $courseId) {
    courseId version content savedBy hasDraft editionNumber changes { bg en } problems shelf hours languages competences
  }
}`;
export const saveCourseDraft = `mutation ($input: SaveCourseDraftInput!) {
  saveCourseDraft(input: $input) {
    ... on CourseDraftSaved { savedVersion }
    ... on CourseDraftConflict { version theirs savedBy }
    ... on Refused { reason }
  }
}`;
export const publishCourse = `mutation ($courseId: ID!, $version: Int!) {
  publishCourse(courseId: $courseId, version: $version) {
    ... on CoursePublished { editionNumber }
    ... on CourseNotReady { problems }
    ... on CourseDraftConflict { version }
    ... on Refused { reason }
  }
}`;
export const createCourseDraft = 'mutation ($id: ID!) { createCourseDraft(id: $id) }';

export interface Opened {
  courseId: string;
  version: number;
  content: CourseDraft;
  savedBy: string | null;
  hasDraft: boolean;
  editionNumber: number | null;
  changes: Bilingual[];
  problems: { code: string; severity: string }[];
  shelf: ShelfModule[];
  hours: number;
  languages: Locale[];
  competences: string[];
}

/** Opens a course on the workbench. */
export async function opened(house: TestApp, who: GivenStaff, courseId: string): Promise<Opened> {
  return (await house.as(who).ask<{ courseDraft: Opened }>(courseDraft, { courseId })).courseDraft;
}

/** Changes a course and publishes it, as one coordinator who is alone. */
export async function published(
  house: TestApp,
  who: GivenStaff,
  courseId: string,
  change: (content: CourseDraft, shelf: Shelf) => CourseDraft,
): Promise<number> {
  const { version, content, shelf } = await opened(house, who, courseId);
  const changed = change(content, new Map(shelf.map((module) => [module.moduleId, module])));
  const input = { courseId, baseVersion: version, content: changed };
  const { saveCourseDraft: saved } = await house
    .as(who)
    .ask<{ saveCourseDraft: { savedVersion: number } }>(saveCourseDraft, { input });
  const { publishCourse: done } = await house
    .as(who)
    .ask<{ publishCourse: { editionNumber?: number } }>(publishCourse, {
      courseId,
      version: saved.savedVersion,
    });
  if (!done.editionNumber) throw new Error(`Not published: ${JSON.stringify(done)}`);
  return done.editionNumber;
}

/** A new course with texts and some modules, not saved yet. */
export function courseOf(shelf: Shelf, moduleIds: readonly string[]): CourseDraft {
  const both = (text: string) => ({ bg: text, en: text });
  return {
    ...moduleIds.reduce((draft, id) => addModule(draft, id, shelf), emptyCourse()),
    title: both('Нов курс'),
    summary: both('От модули на двама партньори'),
    outcomes: { bg: ['прави бюджет'], en: ['makes a budget'] },
    certificateTitle: both('Нов курс'),
  };
}

/** Makes an empty course on the workbench. */
export async function newCourse(house: TestApp, who: GivenStaff): Promise<string> {
  const { createCourseDraft: id } = await house
    .as(who)
    .ask<{ createCourseDraft: string }>(createCourseDraft, { id: randomUUID() });
  return id;
}

/** Publishes the next edition of a module: the last one, changed. */
export async function nextEdition(
  house: TestApp,
  moduleId: string,
  change: (module: Module) => Module = (module) => module,
  whatChanged: Bilingual = { bg: 'Новите суми', en: 'The new amounts' },
): Promise<void> {
  const [row]: { content: Module; languages: Locale[] }[] = await house.db.query(
    'SELECT content, languages FROM module_edition WHERE module_id = $1 ORDER BY number DESC LIMIT 1',
    [moduleId],
  );
  if (!row) throw new Error(`No module ${moduleId}`);
  await house.db.transaction((tx) =>
    house.get(PublishEditionService).publishModule(tx, {
      moduleId,
      module: change(row.content),
      languages: row.languages,
      whatChanged,
      lessonIdOf: (id) => lessonIdIn(moduleId, id),
    }),
  );
}

/** Takes an edition of a module down, or puts it back. */
export const withdraw = (house: TestApp, moduleId: string, number: number, away = true) =>
  house.db.query(
    'UPDATE module_edition SET withdrawn_at = CASE WHEN $3 THEN now() END WHERE module_id = $1 AND number = $2',
    [moduleId, number, away],
  );

/** The lessons of one module of a course. */
export const lessonsIn = async (house: TestApp, course: GivenCourse, place: number) => {
  const rows: { id: string }[] = await house.db.query(
    `SELECT DISTINCT l.lesson_id AS id FROM lesson_edition l JOIN module_edition m ON m.id = l.module_edition_id
     WHERE m.module_id = $1`,
    [course.moduleIds[place]],
  );
  return course.lessons.filter(({ id }) => rows.some((row) => row.id === id));
};
