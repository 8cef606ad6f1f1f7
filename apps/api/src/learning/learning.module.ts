import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { MediaModule } from '../media/media.module.js';
import { Attempt } from './attempt.entity.js';
import { Completion } from './completion.entity.js';
import { CompletionService } from './completion.service.js';
import { EditionService } from './edition.service.js';
import { Enrolment } from './enrolment.entity.js';
import { EnrolmentResolver } from './enrolment.resolver.js';
import { EnrolmentService } from './enrolment.service.js';
import { LearnerFact } from './learner-fact.entity.js';
import { LearnerFactsResolver } from './learner-facts.resolver.js';
import { LearnerFactsService } from './learner-facts.service.js';
import { LessonContents } from './lesson-contents.js';
import { LessonProgress } from './lesson-progress.entity.js';
import { LessonResolver } from './lesson.resolver.js';
import { LessonService } from './lesson.service.js';
import { OwnCoursesService } from './own-courses.service.js';
import { PreviewResolver } from './preview.resolver.js';
import { PreviewService } from './preview.service.js';
import { RatingResolver } from './rating.resolver.js';
import { RatingService } from './rating.service.js';
import { SavedWorksheet } from './saved-worksheet.entity.js';
import { WorksheetResolver } from './worksheet.resolver.js';
import { WorksheetService } from './worksheet.service.js';

const entities = [Enrolment, LessonProgress, Attempt, Completion, LearnerFact, SavedWorksheet];

/** Enrolments, progress, answers, completions, saved worksheets and what is asked for the reports. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), AuthoringModule, CoursesModule, MediaModule],
  providers: [
    CompletionService,
    EditionService,
    EnrolmentResolver,
    EnrolmentService,
    LearnerFactsResolver,
    LearnerFactsService,
    LessonContents,
    LessonResolver,
    LessonService,
    OwnCoursesService,
    PreviewResolver,
    PreviewService,
    RatingResolver,
    RatingService,
    WorksheetResolver,
    WorksheetService,
  ],
  exports: [CompletionService, EnrolmentService, LessonService],
})
export class LearningModule {}
