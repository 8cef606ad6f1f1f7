import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That something was completed: an event with what the rule saw, recorded once and never recomputed. */
@Entity()
export class Completion {
  @PrimaryColumn({ type: 'uuid' })
  enrolmentId: string;

  @PrimaryColumn({ type: 'text' })
  scope: 'lesson' | 'module' | 'course';

  @PrimaryColumn({ type: 'text' })
  scopeId: string;

  @Column({ type: 'timestamptz' })
  recordedAt: Date;

  @Column({ type: 'jsonb' })
  inputs: object;
}
