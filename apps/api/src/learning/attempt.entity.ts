import type { KeptAnswer } from '@pateka/domain';
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

  /** Ids and numbers; of what was typed only which accepted answer it was. */
  @Column({ type: 'jsonb' })
  answer: KeptAnswer;

  @Column({ type: 'real' })
  score: number;

  @Column({ type: 'timestamptz' })
  at: Date;
}
