import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Certificates for people who finished a course before it gave any: one row for each publication. */
@Entity()
export class CertificateBatch {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  courseId: string;

  /** The edition with which certificates began; its neutral title stands on them. */
  @Column({ type: 'uuid', unique: true })
  courseEditionId: string;

  /** gathering: rows are being made; issuing: all are, and each is issued by a job of its own. */
  @Column({ type: 'text', default: 'gathering' })
  state: 'gathering' | 'issuing';

  @Column({ type: 'timestamptz' })
  requestedAt: Date;
}
