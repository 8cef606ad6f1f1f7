import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A signed-in browser. The token itself is with the web server's cookie only. */
@Entity()
export class Session {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  accountId: string;

  @Column({ type: 'bytea', unique: true })
  tokenHash: Buffer;

  /** The account's key, sealed with a key from the token: it opens while she is signed in. */
  @Column({ type: 'bytea' })
  wrappedKey: Buffer;

  @Column({ type: 'timestamptz', nullable: true })
  secondFactorAt: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt: Date;

  @Column({ type: 'timestamptz' })
  idleExpiresAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;
}
