import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A closed period of a network. What it published never changes. */
@Entity()
export class Release {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'int' })
  number: number;

  /** The month it is counted to, YYYY-MM. */
  @Column({ type: 'text' })
  period: string;

  @Column({ type: 'timestamptz' })
  fromAt: Date;

  @Column({ type: 'timestamptz' })
  toAt: Date;
}
