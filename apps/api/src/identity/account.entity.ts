import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Locale } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody who signs in. A learner is an alias and nothing more; staff have a name and an e-mail. */
@ObjectType()
@Entity()
export class Account {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'text' })
  kind: 'learner' | 'staff';

  @Column({ type: 'text', nullable: true })
  alias: string | null;

  /** The alias as compared: one spelling, one account. */
  @Column({ type: 'text', nullable: true, unique: true })
  aliasKey: string | null;

  @Column({ type: 'citext', nullable: true, unique: true })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Staff only: a learner has no name here.' })
  @Column({ type: 'text', nullable: true })
  name: string | null;

  @Column({ type: 'text', default: 'bg' })
  locale: Locale;

  /** She was shown once how the exit works and what it cannot do (safety 8). */
  @Column({ type: 'boolean', default: false })
  exitExplained: boolean;

  /** The month only: the day would tell when an access card was used (safety 19). */
  @Column({ type: 'date' })
  createdMonth: string;

  /** Ends inactive accounts. Of a learner the month only, for the same reason. */
  @Column({ type: 'date' })
  lastSeenOn: string;
}
