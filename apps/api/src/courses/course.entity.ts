import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course of a network; what learners enrol in are its editions. */
@Entity()
export class Course {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;
}
