import type { CourseDraft as Content } from '@pateka/content/draft';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course while coordinators put it together. It stays after publishing: its version only grows. */
@Entity()
export class CourseDraft {
  @PrimaryColumn({ type: 'text' })
  courseId: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'int' })
  version: number;

  /** The version that was published last; null before the first time. */
  @Column({ type: 'int', nullable: true })
  publishedVersion: number | null;

  @Column({ type: 'jsonb' })
  content: Content;

  @Column({ type: 'timestamptz' })
  savedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  savedBy: string | null;
}
