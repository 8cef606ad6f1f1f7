import { DraftLessonResolver } from './authoring/draft-lesson.resolver.js';
import { EditionResolver } from './authoring/edition.resolver.js';
import { ReviewResolver } from './authoring/review.resolver.js';
import { StudioResolver } from './authoring/studio.resolver.js';
import { BankResolver } from './bank/bank.resolver.js';
import { CertificateResolver } from './certificates/certificate.resolver.js';
import { ComposingResolver } from './composing/composing.resolver.js';
import { CourseResolver } from './courses/course.resolver.js';
import { ModuleResolver } from './courses/module.resolver.js';
import { WritingAidsResolver } from './courses/writing-aids.resolver.js';
import { IssuerResolver } from './issuer/issuer.resolver.js';
import { AccountResolver } from './identity/account.resolver.js';
import { AuditResolver } from './identity/audit.resolver.js';
import { SignInResolver } from './identity/sign-in.resolver.js';
import { EnrolmentResolver } from './learning/enrolment.resolver.js';
import { LearnerFactsResolver } from './learning/learner-facts.resolver.js';
import { LessonResolver } from './learning/lesson.resolver.js';
import { PreviewResolver } from './learning/preview.resolver.js';
import { RatingResolver } from './learning/rating.resolver.js';
import { WorksheetResolver } from './learning/worksheet.resolver.js';
import { CohortResolver } from './network/cohort.resolver.js';
import { RedeemResolver } from './network/redeem.resolver.js';
import { StaffResolver } from './network/staff.resolver.js';
import { ManualTotalResolver } from './reports/manual-total.resolver.js';
import { KeptReportResolver } from './reports/kept-report.resolver.js';
import { ReportResolver } from './reports/report.resolver.js';
import { ReportScheduleResolver } from './reports/report-schedule.resolver.js';
import { ReportTokenResolver } from './reports/report-token.resolver.js';
import { StuckResolver } from './reports/stuck.resolver.js';
import { TransferResolver } from './transfer/transfer.resolver.js';

/** Every resolver of the house, for writing the schema; a test compares it with the running one. */
export const resolvers = [
  AccountResolver,
  AuditResolver,
  SignInResolver,
  CohortResolver,
  RedeemResolver,
  StaffResolver,
  CourseResolver,
  ModuleResolver,
  WritingAidsResolver,
  DraftLessonResolver,
  StudioResolver,
  ReviewResolver,
  EditionResolver,
  ComposingResolver,
  EnrolmentResolver,
  LessonResolver,
  PreviewResolver,
  WorksheetResolver,
  RatingResolver,
  LearnerFactsResolver,
  BankResolver,
  TransferResolver,
  IssuerResolver,
  CertificateResolver,
  ReportResolver,
  ReportTokenResolver,
  ManualTotalResolver,
  ReportScheduleResolver,
  KeptReportResolver,
  StuckResolver,
];
