import type { Locale } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type CertificateState = 'awaiting-choice' | 'requested' | 'ready' | 'failed';

/** One version of a certificate. Postgres owns exactly-once: one row per enrolment and version. */
@Entity()
export class Certificate {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  enrolmentId: string;

  /** The edition that was completed: what the certificate says is hers. */
  @Column({ type: 'uuid' })
  courseEditionId: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  state: CertificateState;

  /** What is printed on it; random, so it tells neither how many there are nor when. */
  @Column({ type: 'text', unique: true })
  number: string;

  @Column({ type: 'date' })
  completedOn: string;

  @Column({ type: 'text', default: 'bg' })
  locale: Locale;

  /** The name she chose, sealed; null for a certificate without a name. */
  @Column({ type: 'bytea', nullable: true })
  nameEncrypted: Buffer | null;

  /** Whether a QR code to its check page is printed on it. */
  @Column({ type: 'boolean', default: true })
  withCheckCode: boolean;

  /** How often she asked: after a failure she may choose again, and that is another job. */
  @Column({ type: 'int', default: 0 })
  request: number;

  /** Why it cannot be made: missing-glyph followed by the signs, or template. */
  @Column({ type: 'text', nullable: true })
  failure: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  requestedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  readyAt: Date | null;
}
