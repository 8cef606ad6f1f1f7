import { Injectable } from '@nestjs/common';
import { type Course as CatalogueCourse, type CoursePackage, stableId } from '@pateka/content';
import { type CourseRule, type Cover, covers, locales, plainCover } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { Course } from './course.entity.js';
import { FactValue } from './fact-value.entity.js';
import { CourseModule } from './module.entity.js';
import {
  lessonIdIn,
  type PublishedModule,
  PublishEditionService,
} from './publish-edition.service.js';

/** Into which network a package goes, and which organisation owns each of its modules. */
export interface CatalogueTarget {
  networkId: string;
  ownerOf: (moduleId: string) => string;
}

/** Publishes the courses of a package as first editions; courses that a network has are left as they are. */
@Injectable()
export class PublishCatalogueService {
  constructor(private readonly editions: PublishEditionService) {}

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
    for (const [place, course] of content.courses.entries()) {
      const courseId = stableId(target.networkId, course.id);
      courseIds.push(courseId);
      if (await tx.existsBy(Course, { id: courseId })) continue;
      await this.publishCourse(tx, course, { ...target, cover: coverAt(place) });
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
    target: CatalogueTarget & { cover: Cover },
  ): Promise<void> {
    const place = [target.networkId, course.id];
    const courseId = stableId(...place);
    const lessonIds = lessonIdsOf(course, place);
    const modules: PublishedModule[] = [];
    for (const module of course.modules) {
      const moduleId = stableId(...place, module.id);
      const organisationId = target.ownerOf(module.id);
      await tx.save(tx.create(CourseModule, { id: moduleId, organisationId }));
      const published = await this.editions.publishModule(tx, {
        moduleId,
        module,
        languages: [...locales],
        whatChanged: null,
        lessonIdOf: (authorsId) => lessonIds.get(authorsId),
      });
      const after = (course.prerequisites?.[module.id] ?? []).map((id) => stableId(...place, id));
      const outline = { ...published.outline, ...(after.length > 0 && { after }) };
      modules.push({ ...published, outline });
    }
    await tx.save(tx.create(Course, { id: courseId, networkId: target.networkId }));
    const { title, summary, outcomes, certificateTitle } = course;
    const texts = { title, summary, outcomes, certificateTitle: certificateTitle ?? title };
    const look = { certificate: certificateTitle !== null, cover: course.cover ?? target.cover };
    const rule = ruleOf(course, lessonIds);
    await this.editions.publishCourse(tx, { courseId, ...texts, ...look, rule, modules });
  }
}

/** Another picture for each course of a package: a shelf of equal ones is hard to find one's way in. */
const coverAt = (place: number): Cover => covers[place % covers.length] ?? plainCover;

/** The rule as an edition keeps it; what asks for nothing is left out. */
function ruleOf({ rule }: CatalogueCourse, lessonIds: ReadonlyMap<string, string>): CourseRule {
  const { maxSkippedShare, mastery, optionalLessons = {} } = rule;
  const optionalLessonIds = Object.values(optionalLessons)
    .flat()
    .flatMap((id) => lessonIds.get(id) ?? []);
  return {
    maxSkippedShare,
    ...(optionalLessonIds.length > 0 && { optionalLessonIds }),
    ...(mastery && { mastery }),
  };
}

/** The public id of each lesson of a course, by its id in the package: its modules link to each other. */
function lessonIdsOf(course: CatalogueCourse, place: string[]): Map<string, string> {
  return new Map(
    course.modules.flatMap((module) =>
      module.lessons.map((lesson): [string, string] => [
        lesson.id,
        lessonIdIn(stableId(...place, module.id), lesson.id),
      ]),
    ),
  );
}
