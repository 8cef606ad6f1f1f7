import { Field, InputType } from '@nestjs/graphql';

@InputType()
export class SignInInput {
  @Field({ description: 'Alias of a learner or e-mail of a staff member.' })
  who: string;

  @Field()
  passphrase: string;
}

@InputType()
export class RecoverInput {
  @Field()
  alias: string;

  @Field()
  code: string;

  @Field()
  newPassphrase: string;
}
