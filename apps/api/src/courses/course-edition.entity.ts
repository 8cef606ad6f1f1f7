import type {
  Bilingual,
  CourseRule,
  Cover,
  LessonStructure,
  Locale,
  WorksheetTool,
} from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A lesson in a course's table of contents. */
export interface LessonOutline extends LessonStructure {
  title: Bilingual;
  note: Bilingual | null;
  /** The worksheet in it; absent in editions that were published before it was noted here. */
  tool?: WorksheetTool | null;
}

/** A module in a course's table of contents. */
export interface ModuleOutline {
  id: string;
  title: Bilingual;
  lessons: LessonOutline[];
  /** Modules of the course that are better finished first. */
  after?: string[];
  /** In what it is written; absent in editions from before it was noted here, which have both. */
  languages?: Locale[];
  /** Never stored: marked when read (`withWithdrawn`). */
  withdrawn?: boolean;
}

/** The table of contents of a course edition, with what the rules need: kept so that one read suffices. */
export interface CourseOutline {
  rule: CourseRule;
  modules: ModuleOutline[];
}

/** @returns the id of the module that a lesson of the course belongs to; null for another lesson */
export const moduleOf = ({ modules }: CourseOutline, lessonId: string): string | null =>
  modules.find(({ lessons }) => lessons.some(({ id }) => id === lessonId))?.id ?? null;

/** A published, immutable list of module editions with a completion rule. */
@Entity()
export class CourseEdition {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  courseId: string;

  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'jsonb' })
  title: Bilingual;

  @Column({ type: 'jsonb' })
  summary: Bilingual;

  @Column({ type: 'jsonb' })
  outcomes: { bg: string[]; en: string[] };

  @Column({ type: 'jsonb' })
  certificateTitle: Bilingual;

  @Column({ type: 'jsonb' })
  rule: CourseRule;

  @Column({ type: 'jsonb' })
  structure: CourseOutline;

  /** In what all its modules are written. */
  @Column({ type: 'jsonb' })
  languages: Locale[];

  /** Ids of frameworks, such as infe:2.1, gathered from its lessons. */
  @Column({ type: 'jsonb' })
  competences: string[];

  @Column({ type: 'text' })
  cover: Cover;

  /** Whether completing it gives a certificate. */
  @Column({ type: 'boolean' })
  certificate: boolean;

  @Column({ type: 'timestamptz' })
  publishedAt: Date;
}
