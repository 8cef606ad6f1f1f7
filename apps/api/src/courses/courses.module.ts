import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Course } from './course.entity.js';
import { CourseEdition } from './course-edition.entity.js';
import { CourseEditionModule } from './course-edition-module.entity.js';
import { CourseResolver } from './course.resolver.js';
import { CourseService } from './course.service.js';
import { FactCache } from './fact-cache.js';
import { FactValue } from './fact-value.entity.js';
import { LessonEdition } from './lesson-edition.entity.js';
import { CourseModule } from './module.entity.js';
import { ModuleEdition } from './module-edition.entity.js';
import { ModuleResolver } from './module.resolver.js';
import { ModuleService } from './module.service.js';
import { PublishCatalogueService } from './publish-catalogue.service.js';
import { PublishEditionService } from './publish-edition.service.js';
import { WritingAidsResolver } from './writing-aids.resolver.js';
import { WritingAidsService } from './writing-aids.service.js';

const entities = [
  CourseModule,
  ModuleEdition,
  LessonEdition,
  Course,
  CourseEdition,
  CourseEditionModule,
  FactValue,
];

/** Modules, courses, their editions, and dated facts. */
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  providers: [
    CourseResolver,
    CourseService,
    FactCache,
    ModuleResolver,
    ModuleService,
    PublishCatalogueService,
    PublishEditionService,
    WritingAidsResolver,
    WritingAidsService,
  ],
  exports: [
    CourseService,
    FactCache,
    ModuleService,
    PublishCatalogueService,
    PublishEditionService,
  ],
})
export class CoursesModule {}
