import { Injectable } from '@nestjs/common';
import { courseDraftSchema } from '@pateka/content/draft';
import type { ImportedCourse, ImportNote } from '@pateka/content/import';
import { type Bilingual, isAllowed, type StaffActor } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { lessonIdIn } from '../courses/publish-edition.service.js';
import { CourseDraftService } from './course-draft.service.js';

const texts = {
  course: {
    bg: 'Курсът от пакета е на чернова в „Курсове“. Може да го публикувате, щом са публикувани модулите му.',
    en: 'The course of the package is a draft under “Courses”. You can publish it once its modules are published.',
  },
  'course-for-coordinator': {
    bg: 'Модулите са внесени. Самият курс – редът, правилото, удостоверението – се внася от координатор.',
    en: 'The modules were imported. The course itself – order, rule, certificate – needs a coordinator to import it.',
  },
  'course-into-module': {
    bg: 'Уроците са добавени към избрания модул, затова курсът от пакета не е внесен. За него изберете „В нов модул“.',
    en: 'The lessons were added to the module you chose, so the course of the package was not imported. For the course, choose “Into a new module”.',
  },
  'course-invalid': {
    bg: 'Описанието на курса в пакета е твърде дълго. Модулите са внесени, курсът – не.',
    en: 'What the package says of the course is too long. The modules were imported, the course was not.',
  },
} as const satisfies Record<string, Bilingual>;

/** What an import brought of courses, and which modules came of it. */
export interface CoursesToImport {
  importId: string;
  courses: readonly ImportedCourse[];
  /** Ids of the imported modules in the order of the file; null when their lessons went into another one. */
  moduleIds: readonly string[] | null;
}

/** Courses of packages become drafts on the workbench. */
@Injectable()
export class ImportCourseService {
  constructor(private readonly drafts: CourseDraftService) {}

  /**
   * Makes a draft of each course. It names the first editions that its modules will have.
   * @param tx the transaction in which the modules are made: repeated after a crash it happens once
   * @returns what is to be told of them
   */
  async write(
    tx: EntityManager,
    actor: StaffActor,
    wanted: CoursesToImport,
  ): Promise<ImportNote[]> {
    const counts = new Map<keyof typeof texts, number>();
    for (const [place, course] of wanted.courses.entries()) {
      const code = await this.writeOne(tx, actor, { ...wanted, place, course });
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return [...counts].map(([code, count]) => ({ code, text: texts[code], count }));
  }

  private async writeOne(
    tx: EntityManager,
    actor: StaffActor,
    {
      importId,
      place,
      course,
      moduleIds,
    }: CoursesToImport & { place: number; course: ImportedCourse },
  ): Promise<keyof typeof texts> {
    if (!isAllowed(actor, 'course.compose').ok) return 'course-for-coordinator';
    if (moduleIds === null) return 'course-into-module';
    const content = courseDraftSchema.safeParse(draftOf(course, moduleIds));
    if (!content.success) return 'course-invalid';
    const id = `import-${importId}-${place}`;
    await this.drafts.createFrom(tx, actor, { id, content: content.data });
    return 'course';
  }
}

function draftOf({ modules, leftOut: _, ...head }: ImportedCourse, moduleIds: readonly string[]) {
  const idAt = (place: number) => moduleIds[place] ?? '';
  return {
    ...head,
    modules: modules.map(({ module, optional, after }) => ({
      moduleId: idAt(module),
      edition: 1,
      optional: optional.map((lesson) => lessonIdIn(idAt(module), lesson)),
      after: after.map(idAt),
    })),
  };
}
