import type { CertificatePageQuery } from '@pateka/api-client';

export type OwnCertificate = NonNullable<CertificatePageQuery['ownCertificate']>;

/** What the document says of the course, in its language. */
export type CertificateWords = Pick<
  OwnCertificate,
  'title' | 'outcomes' | 'hours' | 'number' | 'completedOn' | 'issuerName'
>;
