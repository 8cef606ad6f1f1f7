import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a link was opened on a day; nothing of who, from where or when. */
@Entity()
export class ShareCheck {
  @PrimaryColumn({ type: 'uuid' })
  shareLinkId: string;

  @PrimaryColumn({ type: 'date' })
  day: string;

  @Column({ type: 'int' })
  count: number;
}
