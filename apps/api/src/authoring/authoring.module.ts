import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoursesModule } from '../courses/courses.module.js';
import { MediaModule } from '../media/media.module.js';
import { DifferenceService } from './difference.service.js';
import { DraftCheckService } from './draft-check.service.js';
import { DraftCommentRow } from './draft-comment.entity.js';
import { DraftCommentService } from './draft-comment.service.js';
import { DraftLessonRow } from './draft-lesson.entity.js';
import { DraftLessonResolver } from './draft-lesson.resolver.js';
import { DraftLessonService } from './draft-lesson.service.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft-store.js';
import { EditionResolver } from './edition.resolver.js';
import { ModuleAccess } from './module-access.js';
import { ModuleDraft } from './module-draft.entity.js';
import { ModuleReviewRow } from './module-review.entity.js';
import { PublishDraftService } from './publish-draft.service.js';
import { ReviewResolver } from './review.resolver.js';
import { ReviewService } from './review.service.js';
import { StudioLoaders } from './studio.loaders.js';
import { StudioResolver } from './studio.resolver.js';
import { StudioService } from './studio.service.js';
import { WithdrawService } from './withdraw.service.js';

const entities = [ModuleDraft, DraftLessonRow, ModuleReviewRow, DraftCommentRow];

/** Writing modules: drafts, checks, review, publishing and withdrawing. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), CoursesModule, MediaModule],
  providers: [
    DifferenceService,
    DraftCheckService,
    DraftCommentService,
    EditionResolver,
    PublishDraftService,
    ReviewResolver,
    ReviewService,
    WithdrawService,
    DraftLessonResolver,
    DraftLessonService,
    DraftService,
    DraftStore,
    ModuleAccess,
    StudioLoaders,
    StudioResolver,
    StudioService,
  ],
  exports: [DraftService, DraftStore, ModuleAccess, ReviewService],
})
export class AuthoringModule {}
