import type { Module } from '@pateka/content';
import type { Bilingual, Locale } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A published, immutable state of a module. */
@Entity()
export class ModuleEdition {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  moduleId: string;

  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'jsonb' })
  title: Bilingual;

  @Column({ type: 'jsonb' })
  summary: Bilingual;

  /** The blocks as published: what an export gives back and the next draft starts from. */
  @Column({ type: 'jsonb' })
  content: Module;

  @Column({ type: 'timestamptz' })
  publishedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  /** Why it was withdrawn, for staff; learners read a neutral notice. */
  @Column({ type: 'text', nullable: true })
  withdrawnReason: string | null;

  /** What staff should know about it, in words of their own. */
  @Column({ type: 'text', nullable: true })
  withdrawnNote: string | null;

  @Column({ type: 'uuid', nullable: true })
  withdrawnBy: string | null;

  /** In what its lessons are written; with Bulgarian alone it stands in both places. */
  @Column({ type: 'jsonb' })
  languages: Locale[];

  /** The line "what changed"; null for a first edition. */
  @Column({ type: 'jsonb', nullable: true })
  whatChanged: Bilingual | null;
}
