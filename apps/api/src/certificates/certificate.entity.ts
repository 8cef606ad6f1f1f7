import type { CertificateLocale, CertificatePaper, CertificateState } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

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

  /** Whose neutral title stands on it: a later edition when hers gave no certificate. */
  @Column({ type: 'uuid' })
  titleEditionId: string;

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
  locale: CertificateLocale;

  @Column({ type: 'text', default: 'a4' })
  paper: CertificatePaper;

  /** What is signed; its status outlives this row. Given when it is first made. */
  @Column({ type: 'uuid', nullable: true })
  credentialId: string | null;

  /** Made without having been asked for, because the course gave no certificate when she finished. */
  @Column({ type: 'uuid', nullable: true })
  certificateBatchId: string | null;

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
