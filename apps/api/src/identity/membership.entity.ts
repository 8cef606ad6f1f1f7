import type { StaffRole } from '@pateka/domain';
import { Entity, PrimaryColumn } from 'typeorm';

/** A staff member's role in an organisation. */
@Entity()
export class Membership {
  @PrimaryColumn({ type: 'uuid' })
  accountId: string;

  @PrimaryColumn({ type: 'uuid' })
  organisationId: string;

  @PrimaryColumn({ type: 'text' })
  role: StaffRole;
}
