import type { LessonState } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far one lesson of an enrolment has come. */
@Entity()
export class LessonProgress {
  @PrimaryColumn({ type: 'uuid' })
  enrolmentId: string;

  @PrimaryColumn({ type: 'text' })
  lessonId: string;

  @Column({ type: 'text' })
  state: LessonState;

  @Column({ type: 'timestamptz' })
  touchedAt: Date;
}
