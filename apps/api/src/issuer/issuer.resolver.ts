import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Public } from '../platform/guard/allow.decorator.js';
import { IssuerService } from './issuer.service.js';
import { StatusListService } from './status-list.service.js';

/** What the issuer publishes under CHECK_URL, for anybody. */
@Resolver()
export class IssuerResolver {
  constructor(
    private readonly issuer: IssuerService,
    private readonly lists: StatusListService,
  ) {}

  @Public()
  @Query(() => String, { description: 'The issuer profile with its public keys, as JSON.' })
  issuerDocument(): Promise<string> {
    return this.issuer.document();
  }

  @Public()
  @Query(() => String, {
    nullable: true,
    description: 'One public key as a JWK, or all as a JWK set, as JSON.',
  })
  issuerKeys(
    @Args('id', { type: () => String, nullable: true }) id: string | null | undefined,
  ): Promise<string | null> {
    return this.issuer.keys(id ?? null);
  }

  @Public()
  @Query(() => String, {
    nullable: true,
    description: 'A signed list of the credentials that are no longer valid, as JSON.',
  })
  statusList(@Args('list', { type: () => Int }) list: number): Promise<string | null> {
    return this.lists.signed(list);
  }
}
