import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { LearnerActor, StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { CertificateFileService } from './certificate-file.service.js';
import { CertificateService } from './certificate.service.js';
import {
  CertificateFormat,
  type CertificateRequested,
  OwnCertificate,
  RequestCertificateInput,
  RequestCertificateResult,
} from './certificate.types.js';
import { EarlierCertificatesService } from './earlier-certificates.service.js';
import { RevokeService } from './revoke.service.js';
import { type CertificateRevoked, RevokeCertificateResult } from './revoke.types.js';
import { ShareService } from './share.service.js';
import { CheckedCertificate, NewShareLink, ShareInput } from './share.types.js';

@Resolver()
export class CertificateResolver {
  constructor(
    private readonly certificates: CertificateService,
    private readonly files: CertificateFileService,
    private readonly shares: ShareService,
    private readonly revocations: RevokeService,
    private readonly earlier: EarlierCertificatesService,
  ) {}

  @Allow('certificate.own')
  @Query(() => [OwnCertificate])
  ownCertificates(@Current() learner: LearnerActor): Promise<OwnCertificate[]> {
    return this.certificates.list(learner);
  }

  @Allow('certificate.own')
  @Query(() => OwnCertificate, {
    nullable: true,
    description: 'Null while the course is not complete.',
  })
  ownCertificate(
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
  ): Promise<OwnCertificate | null> {
    return this.certificates.one(learner, courseId);
  }

  @Allow('certificate.own')
  @Query(() => String, {
    nullable: true,
    description: 'The newest finished version in base64; null while there is none.',
  })
  certificateFile(
    @Ctx() ctx: RequestContext,
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('format', { type: () => CertificateFormat }) format: CertificateFormat,
  ): Promise<string | null> {
    return this.files.file(learner, courseId, format, ctx.locale);
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
  @Query(() => CheckedCertificate, { description: 'What a link with these fields would show.' })
  sharePreview(
    @Ctx() ctx: RequestContext,
    @Current() learner: LearnerActor,
    @Args('input') input: ShareInput,
  ): Promise<CheckedCertificate> {
    return this.shares.preview(learner, input, ctx.locale);
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

  @Allow('certificate.revoke')
  @Mutation(() => RevokeCertificateResult, {
    description: 'By the number printed on it; reasons are those of libs/domain.',
  })
  revokeCertificate(
    @Current() staff: StaffActor,
    @Args('number') number: string,
    @Args('reason') reason: string,
  ): Promise<CertificateRevoked | Refused> {
    return this.revocations.revoke(staff, number, reason);
  }

  @Allow('course.compose')
  @Query(() => String, {
    description:
      'none, running or done: certificates for people who finished before the course gave any. No number, since staff see releases only.',
  })
  earlierCertificates(
    @Current() staff: StaffActor,
    @Args('courseId', { type: () => ID }) courseId: string,
  ): Promise<string> {
    return this.earlier.state(staff, courseId);
  }
}
