import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A staff member's TOTP seed, encrypted with the master key. Never a GraphQL type. */
@Entity()
export class SecondFactor {
  @PrimaryColumn({ type: 'uuid' })
  accountId: string;

  @Column({ type: 'bytea' })
  secretEncrypted: Buffer;

  @Column({ type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  /** The last time step that was used: a code works once (RFC 6238, section 5.2). */
  @Column({ type: 'bigint', default: 0 })
  lastStep: string;
}
