import type { SharedFields } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An address under which anybody may check a certificate; the token itself is nowhere kept. */
@Entity()
export class ShareLink {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'text' })
  kind: 'link' | 'printed';

  @Column({ type: 'bytea', unique: true })
  tokenHash: Buffer;

  @Column({ type: 'jsonb' })
  fields: SharedFields;

  @Column({ type: 'date' })
  createdOn: string;

  @Column({ type: 'date', nullable: true })
  expiresOn: string | null;

  @Column({ type: 'boolean', default: false })
  revoked: boolean;
}
