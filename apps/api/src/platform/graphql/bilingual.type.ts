import { Field, ObjectType } from '@nestjs/graphql';

/** One text in both languages. */
@ObjectType()
export class BilingualText {
  @Field()
  bg: string;

  @Field()
  en: string;
}
