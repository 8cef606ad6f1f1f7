import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { AuditService } from './audit.service.js';

@ObjectType({ description: 'One action of a staff member.' })
export class AuditLine {
  @Field(() => ID)
  id: string;

  @Field()
  at: Date;

  @Field(() => String, { nullable: true, description: 'Null when the account is gone.' })
  actorName: string | null;

  @Field()
  action: string;

  @Field()
  objectKind: string;

  @Field()
  objectId: string;
}

@Resolver()
export class AuditResolver {
  constructor(private readonly log: AuditService) {}

  @Allow('audit.read')
  @Query(() => [AuditLine], { description: 'The newest fifty lines, or those before an id.' })
  auditLog(
    @Current() actor: StaffActor,
    @Args('before', { type: () => ID, nullable: true }) before: string | null,
  ): Promise<AuditLine[]> {
    return this.log.list(actor, before ?? null);
  }
}
