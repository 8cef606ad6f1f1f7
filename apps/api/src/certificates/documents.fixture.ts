/** What the tests of this slice ask the api. */
export const requestCertificate = `mutation ($input: RequestCertificateInput!) {
  requestCertificate(input: $input) { ... on CertificateRequested { state } ... on Refused { reason } }
}`;

export const ownCertificate = `query ($courseId: ID!) {
  ownCertificate(courseId: $courseId) {
    id state number completedOn locale title hours holderName failure issuerName
    shareLinks { id kind showsName showsHours expiresOn }
  }
}`;

export const certificateFile = 'query ($courseId: ID!) { certificateFile(courseId: $courseId) }';

export const createShareLink =
  'mutation ($input: ShareInput!) { createShareLink(input: $input) { url } }';
export const revokeShareLink = 'mutation ($id: ID!) { revokeShareLink(id: $id) }';

export const checkCertificate = `query ($token: String!) {
  checkCertificate(token: $token) { title completedOn number issuerName holderName hours }
}`;

export const deleteAccount =
  'mutation ($passphrase: String!) { deleteAccount(passphrase: $passphrase) }';

/** The answer to ownCertificate. */
export interface OwnCertificateAnswer {
  ownCertificate: {
    id: string;
    state: string;
    number: string;
    holderName: string | null;
    failure: string | null;
    hours: number;
    shareLinks: { id: string; kind: string; showsName: boolean; showsHours: boolean }[];
  } | null;
}

/** @returns the secret part of a link's address */
export const tokenIn = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';
