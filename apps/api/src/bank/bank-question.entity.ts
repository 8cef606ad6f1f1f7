import type { BankContent } from '@pateka/content/draft';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question that an organisation keeps for its modules, in one or both languages. */
@Entity('bank_question')
export class BankQuestionRow {
  /** Made with the form. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'jsonb' })
  content: BankContent;

  /** Its texts in both languages, in small letters: what a search looks through. */
  @Column({ type: 'text' })
  words: string;

  @Column({ type: 'text', array: true })
  tags: string[];

  /** Grows with each save. */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'timestamptz' })
  savedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  savedBy: string | null;

  @Column({ type: 'boolean', default: false })
  archived: boolean;
}
