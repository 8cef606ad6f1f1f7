import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * One card: a keyed hash of its code and the serial printed beside it. Nothing here leads to an
 * account and nothing tells when it was used (safety 19). Never a GraphQL type.
 */
@Entity()
export class AccessCode {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'uuid' })
  batchId: string;

  @Column({ type: 'uuid' })
  cohortId: string;

  @Column({ type: 'bytea', unique: true })
  hash: Buffer;

  @Column({ type: 'text' })
  serial: string;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'int' })
  usesLeft: number;

  @Column({ type: 'boolean', default: false })
  voided: boolean;
}
