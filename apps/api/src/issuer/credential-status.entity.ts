import type { RevocationReason } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CredentialState = 'valid' | 'revoked' | 'superseded';

/** Whether a credential still stands. It outlives the certificate and leads to nobody. */
@Entity()
export class CredentialStatus {
  @PrimaryColumn({ type: 'uuid' })
  credentialId: string;

  @Column({ type: 'uuid' })
  networkId: string;

  /** Which of the published lists, from 1, and the place in it; random, so it tells nothing of when. */
  @Column({ type: 'int' })
  list: number;

  @Column({ type: 'int' })
  index: number;

  /** As printed: the one thing by which a coordinator can name it. */
  @Column({ type: 'text', unique: true })
  number: string;

  @Column({ type: 'text', default: 'valid' })
  state: CredentialState;

  @Column({ type: 'text', nullable: true })
  reason: RevocationReason | null;

  /** The day on which it ceased to be valid. */
  @Column({ type: 'date', nullable: true })
  changedOn: string | null;
}
