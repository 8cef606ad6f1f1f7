import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which module editions a course edition is made of, in order. */
@Entity()
export class CourseEditionModule {
  @PrimaryColumn({ type: 'uuid' })
  courseEditionId: string;

  @PrimaryColumn({ type: 'uuid' })
  moduleEditionId: string;

  @Column({ type: 'int' })
  position: number;
}
