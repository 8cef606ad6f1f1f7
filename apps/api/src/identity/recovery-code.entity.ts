import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One recovery code, as a keyed hash; it can be used once. Never a GraphQL type. */
@Entity()
export class RecoveryCode {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  accountId: string;

  @Column({ type: 'bytea', unique: true })
  hash: Buffer;

  /** The account's key, sealed with a key from the code. */
  @Column({ type: 'bytea' })
  wrappedKey: Buffer;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}
