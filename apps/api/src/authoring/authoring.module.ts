import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoursesModule } from '../courses/courses.module.js';
import { DraftCommentRow } from './draft-comment.entity.js';
import { DraftLessonRow } from './draft-lesson.entity.js';
import { DraftLessonResolver } from './draft-lesson.resolver.js';
import { DraftLessonService } from './draft-lesson.service.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft-store.js';
import { ModuleAccess } from './module-access.js';
import { ModuleDraft } from './module-draft.entity.js';
import { ModuleReviewRow } from './module-review.entity.js';
import { StudioLoaders } from './studio.loaders.js';
import { StudioResolver } from './studio.resolver.js';
import { StudioService } from './studio.service.js';

const entities = [ModuleDraft, DraftLessonRow, ModuleReviewRow, DraftCommentRow];

/** Writing modules: drafts, checks, review, publishing and withdrawing. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), CoursesModule],
  providers: [
    DraftLessonResolver,
    DraftLessonService,
    DraftService,
    DraftStore,
    ModuleAccess,
    StudioLoaders,
    StudioResolver,
    StudioService,
  ],
  exports: [DraftService, DraftStore, ModuleAccess],
})
export class AuthoringModule {}
