import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { type Refused, SignInResult, type SignedIn } from '../identity/identity.types.js';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import {
  AcceptInvitationInput,
  InvitationView,
  InviteStaffInput,
  IssuedInvitation,
  StaffMember,
} from './network.types.js';
import { Organisation } from './organisation.entity.js';
import { StaffService } from './staff.service.js';

@Resolver()
export class StaffResolver {
  constructor(private readonly staffService: StaffService) {}

  @Allow('staff.invite')
  @Query(() => [Organisation])
  organisations(@Current() actor: StaffActor): Promise<Organisation[]> {
    return this.staffService.organisations(actor);
  }

  @Allow('staff.invite')
  @Query(() => [StaffMember])
  staff(@Current() actor: StaffActor): Promise<StaffMember[]> {
    return this.staffService.members(actor);
  }

  @Allow('staff.invite')
  @Mutation(() => IssuedInvitation)
  inviteStaff(
    @Current() actor: StaffActor,
    @Args('input') input: InviteStaffInput,
  ): Promise<IssuedInvitation> {
    return this.staffService.invite(actor, input);
  }

  @Public()
  @Query(() => InvitationView, { nullable: true })
  invitation(@Args('token') token: string): Promise<InvitationView | null> {
    return this.staffService.view(token);
  }

  @Public()
  @Mutation(() => SignInResult)
  acceptInvitation(@Args('input') input: AcceptInvitationInput): Promise<SignedIn | Refused> {
    return this.staffService.accept(input);
  }
}
