import type { DraftLesson as Content, TranslationState } from '@pateka/content/draft';
import type { Bilingual, Locale } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A lesson while it is written. What lists show of it stands beside its content. */
@Entity('draft_lesson')
export class DraftLessonRow {
  @PrimaryColumn({ type: 'text' })
  moduleId: string;

  /** The author's id, for ever. */
  @PrimaryColumn({ type: 'text' })
  lessonId: string;

  @Column({ type: 'int' })
  position: number;

  /** Grows with each change and is never given twice. */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'jsonb' })
  content: Content;

  @Column({ type: 'jsonb' })
  title: Bilingual;

  @Column({ type: 'boolean' })
  skippable: boolean;

  @Column({ type: 'text' })
  translation: TranslationState;

  /** Languages in which nothing is missing; English only while the translation is up to date. */
  @Column({ type: 'text', array: true })
  writtenIn: Locale[];

  /** Files of the media store that it refers to. */
  @Column({ type: 'text', array: true })
  media: string[];

  @Column({ type: 'timestamptz' })
  savedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  savedBy: string | null;

  /** Taken out of the module; nothing is lost by it. */
  @Column({ type: 'boolean', default: false })
  removed: boolean;
}
