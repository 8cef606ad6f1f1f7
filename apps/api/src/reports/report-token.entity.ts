import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a program of a funder or partner reads the reports with. The token itself is nowhere kept. Never a
 * GraphQL type.
 */
@Entity()
export class ReportToken {
  /** Made with the form: the same form sent twice makes one. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea', unique: true })
  tokenHash: Buffer;

  @Column({ type: 'uuid' })
  createdBy: string;

  @Column({ type: 'date' })
  createdOn: string;

  /** The last day on which it opens anything, in UTC. */
  @Column({ type: 'date' })
  expiresOn: string;

  /** A day and no hour: enough to see that one lies idle, too little to watch anybody work. */
  @Column({ type: 'date', nullable: true })
  lastUsedOn: string | null;

  @Column({ type: 'boolean', default: false })
  revoked: boolean;
}
