import type { Bilingual, Locale } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is written of a module as a whole; its lessons are rows of their own. */
@Entity()
export class ModuleDraft {
  @PrimaryColumn({ type: 'text' })
  moduleId: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'jsonb' })
  title: Bilingual;

  @Column({ type: 'jsonb' })
  summary: Bilingual;

  @Column({ type: 'jsonb' })
  languages: Locale[];

  @Column({ type: 'timestamptz' })
  savedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  savedBy: string | null;

  /** The stamp of what was published last, see draft-stamp.ts; null before a first edition. */
  @Column({ type: 'text', nullable: true })
  publishedStamp: string | null;
}
