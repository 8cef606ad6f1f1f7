import type { Answer } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One answer to one question. The id comes with the form: sent twice it is kept once. */
@Entity()
export class Attempt {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  enrolmentId: string;

  @Column({ type: 'text' })
  lessonId: string;

  @Column({ type: 'text' })
  questionId: string;

  @Column({ type: 'jsonb' })
  answer: Answer;

  @Column({ type: 'real' })
  score: number;

  @Column({ type: 'timestamptz' })
  at: Date;
}
