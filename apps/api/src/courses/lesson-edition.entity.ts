import type { AnswerKey, LessonPart as CompiledPart } from '@pateka/content';
import type { Locale } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A lesson of a module edition in one language, compiled when published: reading it parses nothing. */
@Entity()
export class LessonEdition {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  moduleEditionId: string;

  @Column({ type: 'text' })
  lessonId: string;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  locale: Locale;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  purpose: string;

  @Column({ type: 'int' })
  minutes: number;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'boolean' })
  skippable: boolean;

  @Column({ type: 'jsonb' })
  outcomes: string[];

  @Column({ type: 'jsonb' })
  competences: string[];

  @Column({ type: 'jsonb' })
  parts: CompiledPart[];

  /** Right answers and explanations: they leave the api only as feedback to an answer. */
  @Column({ type: 'jsonb' })
  answerKeys: AnswerKey[];

  @Column({ type: 'text' })
  text: string;
}
