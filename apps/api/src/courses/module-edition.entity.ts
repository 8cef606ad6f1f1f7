import type { Module } from '@pateka/content';
import type { Bilingual } from '@pateka/domain';
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
}
