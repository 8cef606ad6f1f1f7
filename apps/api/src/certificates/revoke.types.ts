import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { Refused } from '../identity/identity.types.js';

@ObjectType()
export class CertificateRevoked {
  @Field({ description: 'As printed.' })
  number: string;

  constructor(number: string) {
    this.number = number;
  }
}

export const RevokeCertificateResult = createUnionType({
  name: 'RevokeCertificateResult',
  types: () => [CertificateRevoked, Refused] as const,
});
