import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only the owner of an account may prove or open. Never a GraphQL type. */
@Entity()
export class Secret {
  @PrimaryColumn({ type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  passphraseHash: string;

  @Column({ type: 'bytea' })
  keySalt: Buffer;

  /** The account's key, sealed with a key from the passphrase. */
  @Column({ type: 'bytea' })
  wrappedKey: Buffer;
}
