import type { Bilingual } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A network of partner organisations: the tenant. */
@Entity()
export class Network {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'jsonb' })
  name: Bilingual;
}
