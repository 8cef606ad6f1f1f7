import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { LearnerActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { CertificateService } from './certificate.service.js';
import {
  type CertificateRequested,
  CheckedCertificate,
  NewShareLink,
  OwnCertificate,
  RequestCertificateInput,
  RequestCertificateResult,
  ShareInput,
} from './certificate.types.js';
import { ShareService } from './share.service.js';

@Resolver()
export class CertificateResolver {
  constructor(
    private readonly certificates: CertificateService,
    private readonly shares: ShareService,
  ) {}

  @Allow('certificate.own')
  @Query(() => [OwnCertificate])
  ownCertificates(
    @Ctx() ctx: RequestContext,
    @Current() learner: LearnerActor,
  ): Promise<OwnCertificate[]> {
    return this.certificates.list(learner, ctx.locale);
  }

  @Allow('certificate.own')
  @Query(() => OwnCertificate, {
    nullable: true,
    description: 'Null while the course is not complete.',
  })
  ownCertificate(
    @Ctx() ctx: RequestContext,
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
  ): Promise<OwnCertificate | null> {
    return this.certificates.one(learner, courseId, ctx.locale);
  }

  @Allow('certificate.own')
  @Query(() => String, {
    nullable: true,
    description: 'The PDF in base64; null while it is not ready.',
  })
  certificateFile(
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
  ): Promise<string | null> {
    return this.certificates.file(learner, courseId);
  }

  @Allow('certificate.own')
  @Mutation(() => RequestCertificateResult)
  requestCertificate(
    @Current() learner: LearnerActor,
    @Args('input') input: RequestCertificateInput,
  ): Promise<CertificateRequested | Refused> {
    return this.certificates.request(learner, input);
  }

  @Allow('certificate.own')
  @Mutation(() => NewShareLink)
  createShareLink(
    @Current() learner: LearnerActor,
    @Args('input') input: ShareInput,
  ): Promise<NewShareLink> {
    return this.shares.share(learner, input);
  }

  @Allow('certificate.own')
  @Mutation(() => Boolean)
  revokeShareLink(
    @Current() learner: LearnerActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    return this.shares.revoke(learner, id);
  }

  @Public()
  @Query(() => CheckedCertificate, { nullable: true })
  checkCertificate(
    @Ctx() ctx: RequestContext,
    @Args('token') token: string,
  ): Promise<CheckedCertificate | null> {
    return this.shares.check(token, ctx.locale, ctx.source);
  }
}
