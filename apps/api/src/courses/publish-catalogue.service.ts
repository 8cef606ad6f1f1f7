import { Injectable } from '@nestjs/common';
import {
  compileLesson,
  type Course as CatalogueCourse,
  type CoursePackage,
  type Lesson,
  type Module,
  stableId,
} from '@pateka/content';
import { type Locale, locales } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Course } from './course.entity.js';
import { CourseEdition, type LessonOutline, type ModuleOutline } from './course-edition.entity.js';
import { CourseEditionModule } from './course-edition-module.entity.js';
import { FactValue } from './fact-value.entity.js';
import { LessonEdition } from './lesson-edition.entity.js';
import { CourseModule } from './module.entity.js';
import { ModuleEdition } from './module-edition.entity.js';

/** Into which network a package goes, and which organisation owns each of its modules. */
export interface CatalogueTarget {
  networkId: string;
  ownerOf: (moduleId: string) => string;
}

/** Publishes the courses of a package as first editions; courses that a network has are left as they are. */
@Injectable()
export class PublishCatalogueService {
  constructor(private readonly clock: Clock) {}

  /**
   * @param tx the open transaction
   * @param content a checked package
   * @returns the ids of the package's courses in this network, in its order, and how many are new
   */
  async publish(
    tx: EntityManager,
    content: CoursePackage,
    target: CatalogueTarget,
  ): Promise<{ courseIds: string[]; added: number }> {
    await this.storeFacts(tx, content);
    const courseIds: string[] = [];
    let added = 0;
    for (const course of content.courses) {
      const courseId = stableId(target.networkId, course.id);
      courseIds.push(courseId);
      if (await tx.existsBy(Course, { id: courseId })) continue;
      await this.publishCourse(tx, course, target);
      added += 1;
    }
    return { courseIds, added };
  }

  private async storeFacts(tx: EntityManager, { facts }: CoursePackage): Promise<void> {
    for (const { id, ...fact } of facts) {
      await tx
        .createQueryBuilder()
        .insert()
        .into(FactValue)
        .values({ factId: id, ...fact })
        .orIgnore()
        .execute();
    }
  }

  private async publishCourse(
    tx: EntityManager,
    course: CatalogueCourse,
    target: CatalogueTarget,
  ): Promise<void> {
    const place = [target.networkId, course.id];
    const courseId = stableId(...place);
    const addresses = addressesOf(course, courseId, place);
    const modules: PublishedModule[] = [];
    for (const module of course.modules) {
      const moduleId = stableId(...place, module.id);
      const owner = target.ownerOf(module.id);
      modules.push(await this.publishModule(tx, { module, moduleId, owner, addresses }));
    }
    await tx.save(tx.create(Course, { id: courseId, networkId: target.networkId }));
    await this.publishEdition(tx, courseId, course, modules);
  }

  private async publishEdition(
    tx: EntityManager,
    courseId: string,
    course: CatalogueCourse,
    modules: PublishedModule[],
  ): Promise<void> {
    const { title, summary, outcomes, certificateTitle, rule } = course;
    const structure = { rule, modules: modules.map(({ outline }) => outline) };
    const text = { title, summary, outcomes, certificateTitle };
    const edition = await tx.save(
      tx.create(CourseEdition, {
        courseId,
        number: 1,
        ...text,
        rule,
        structure,
        publishedAt: this.clock.now(),
      }),
    );
    await tx.insert(
      CourseEditionModule,
      modules.map(({ editionId }, position) => ({
        courseEditionId: edition.id,
        moduleEditionId: editionId,
        position,
      })),
    );
  }

  private async publishModule(
    tx: EntityManager,
    { module, moduleId, owner, addresses }: ModuleToPublish,
  ) {
    await tx.save(tx.create(CourseModule, { id: moduleId, organisationId: owner }));
    const edition = await tx.save(
      tx.create(ModuleEdition, {
        moduleId,
        number: 1,
        title: module.title,
        summary: module.summary,
        content: module,
        publishedAt: this.clock.now(),
        withdrawnAt: null,
      }),
    );
    const lessons: LessonOutline[] = [];
    for (const [position, lesson] of module.lessons.entries()) {
      const lessonId = stableId(moduleId, lesson.id);
      for (const locale of locales) {
        await tx.insert(LessonEdition, {
          ...compiled(lesson, locale, addresses),
          lessonId,
          moduleEditionId: edition.id,
          position,
        });
      }
      lessons.push(outlineOf(lesson, lessonId));
    }
    return { editionId: edition.id, outline: { id: moduleId, title: module.title, lessons } };
  }
}

interface PublishedModule {
  editionId: string;
  outline: ModuleOutline;
}

interface ModuleToPublish {
  module: Module;
  moduleId: string;
  owner: string;
  /** Where each lesson of the course is read, by its id in the package. */
  addresses: ReadonlyMap<string, string>;
}

function addressesOf(
  course: CatalogueCourse,
  courseId: string,
  place: string[],
): Map<string, string> {
  return new Map(
    course.modules.flatMap((module) =>
      module.lessons.map((lesson): [string, string] => [
        lesson.id,
        `/courses/${courseId}/${stableId(stableId(...place, module.id), lesson.id)}`,
      ]),
    ),
  );
}

function compiled(lesson: Lesson, locale: Locale, addresses: ReadonlyMap<string, string>) {
  const document = lesson[locale];
  const lessonHref = (id: string) => addresses.get(id);
  const { parts, answerKeys, text } = compileLesson(lesson, locale, { lessonHref });
  const { title, purpose, minutes, outcomes } = document;
  const { skippable, competences } = lesson;
  return {
    locale,
    title,
    purpose,
    minutes,
    outcomes,
    note: document.note ?? null,
    skippable,
    competences,
    parts,
    answerKeys,
    text,
  };
}

function outlineOf(lesson: Lesson, id: string): LessonOutline {
  const { bg, en, skippable } = lesson;
  return {
    id,
    skippable,
    minutes: bg.minutes,
    questionIds: bg.blocks.flatMap((block) => (block.block === 'question' ? [block.id] : [])),
    title: { bg: bg.title, en: en.title },
    note: bg.note && en.note ? { bg: bg.note, en: en.note } : null,
    tool: bg.blocks.find((block) => block.block === 'worksheet')?.tool ?? null,
  };
}
