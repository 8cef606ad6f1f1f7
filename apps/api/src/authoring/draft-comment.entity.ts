import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One remark about a draft, or an answer to one. */
@Entity('draft_comment')
export class DraftCommentRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  moduleId: string;

  @Column({ type: 'text', nullable: true })
  lessonId: string | null;

  @Column({ type: 'text', nullable: true })
  blockId: string | null;

  @Column({ type: 'uuid', nullable: true })
  replyTo: string | null;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'uuid', nullable: true })
  writtenBy: string | null;

  @Column({ type: 'timestamptz' })
  writtenAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  resolvedBy: string | null;
}
