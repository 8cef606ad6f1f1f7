import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoursesModule } from '../courses/courses.module.js';
import { ComposingResolver } from './composing.resolver.js';
import { CourseDraft } from './course-draft.entity.js';
import { CourseDraftService } from './course-draft.service.js';
import { CourseShelf } from './course-shelf.js';
import { ImportCourseService } from './import-course.service.js';
import { PublishCourseService } from './publish-course.service.js';

/** Putting courses together from the modules of several partners. */
@Module({
  imports: [TypeOrmModule.forFeature([CourseDraft]), CoursesModule],
  providers: [
    ComposingResolver,
    CourseDraftService,
    CourseShelf,
    ImportCourseService,
    PublishCourseService,
  ],
  exports: [CourseDraftService, ImportCourseService, PublishCourseService],
})
export class ComposingModule {}
