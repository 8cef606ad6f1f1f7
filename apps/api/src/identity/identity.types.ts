import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '@pateka/domain';

/** An expected refusal that a page explains; the reason is a key, the text is the web's. */
@ObjectType()
export class Refused {
  @Field()
  reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

@ObjectType()
export class SignedIn {
  @Field({
    description: 'For the web server only: it keeps it in a cookie that scripts cannot read.',
  })
  token: string;

  @Field()
  secondFactorNeeded: boolean;

  constructor(token: string, secondFactorNeeded: boolean) {
    this.token = token;
    this.secondFactorNeeded = secondFactorNeeded;
  }
}

@ObjectType()
export class AccountOpened {
  @Field()
  token: string;

  @Field(() => [String], { description: 'Shown once; empty when they were declined.' })
  recoveryCodes: string[];

  constructor(token: string, recoveryCodes: string[]) {
    this.token = token;
    this.recoveryCodes = recoveryCodes;
  }
}

@ObjectType()
export class Viewer {
  @Field({ description: 'visitor, learner or staff' })
  kind: 'visitor' | 'learner' | 'staff';

  @Field(() => String, {
    nullable: true,
    description: "A learner's own alias, a staff member's name.",
  })
  name: string | null;

  @Field(() => String, { nullable: true })
  locale: Locale | null;

  @Field()
  exitExplained: boolean;

  @Field({ description: 'Staff who still have to give the second factor.' })
  secondFactorNeeded: boolean;

  @Field(() => [String], {
    description: 'What the permission table allows; for menus, not for safety.',
  })
  permissions: string[];
}

@ObjectType()
export class OwnSession {
  @Field(() => ID)
  id: string;

  @Field()
  current: boolean;

  @Field()
  lastSeenAt: Date;
}

@ObjectType()
export class SecondFactorSetup {
  @Field({ description: 'To type into an authenticator app by hand.' })
  secret: string;

  @Field({ description: 'The same as an address for a QR code.' })
  uri: string;
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SignedIn, Refused] as const,
});

export const AccountOpenedResult = createUnionType({
  name: 'AccountOpenedResult',
  types: () => [AccountOpened, Refused] as const,
});

/** The languages as GraphQL knows them. */
export enum LocaleEnum {
  bg = 'bg',
  en = 'en',
}
registerEnumType(LocaleEnum, { name: 'Locale' });
