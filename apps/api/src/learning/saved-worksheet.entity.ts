import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A worksheet she chose to keep, sealed with her account's key. Never a GraphQL type. */
@Entity()
export class SavedWorksheet {
  @PrimaryColumn({ type: 'uuid' })
  accountId: string;

  @PrimaryColumn({ type: 'text' })
  tool: string;

  @Column({ type: 'bytea' })
  dataEncrypted: Buffer;

  @Column({ type: 'date' })
  savedOn: string;
}
