import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A module belongs to the organisation that wrote it; what learners read are its editions. */
@Entity('module')
export class CourseModule {
  /** Ten opaque characters, stable over editions and installations. */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  /** Out of the way of its authors; whoever learns in it goes on. */
  @Column({ type: 'boolean', default: false })
  archived: boolean;
}
