import type { SharedFields } from '@pateka/domain';

/** What the tests of this slice ask the api. */
export const requestCertificate = `mutation ($input: RequestCertificateInput!) {
  requestCertificate(input: $input) { ... on CertificateRequested { state } ... on Refused { reason } }
}`;

export const ownCertificate = `query ($courseId: ID!) {
  ownCertificate(courseId: $courseId) {
    id version state status revokedFor revokedOn number completedOn locale paper withCheckCode wasNotAskedFor
    title { bg en } outcomes { bg en } competences { bg en } hours holderName failure issuerName
    shareLinks { id kind fields { name date hours outcomes competences } expiresOn checks { day count } }
    next { version state failure holderName }
  }
}`;

export const certificateFile = `query ($courseId: ID!, $format: CertificateFormat = pdf) {
  certificateFile(courseId: $courseId, format: $format)
}`;

export const createShareLink =
  'mutation ($input: ShareInput!) { createShareLink(input: $input) { url } }';
export const revokeShareLink = 'mutation ($id: ID!) { revokeShareLink(id: $id) }';

export const checkCertificate = `query ($token: String!) {
  checkCertificate(token: $token) {
    status changedOn title number issuerName holderName completedOn hours outcomes competences
  }
}`;

export const sharePreview = `query ($input: ShareInput!) {
  sharePreview(input: $input) {
    status changedOn title number issuerName holderName completedOn hours outcomes competences
  }
}`;

export const revokeCertificate = `mutation ($number: String!, $reason: String!) {
  revokeCertificate(number: $number, reason: $reason) {
    ... on CertificateRevoked { number } ... on Refused { reason }
  }
}`;

export const deleteAccount = `mutation ($passphrase: String!, $revoke: Boolean = false) {
  deleteAccount(passphrase: $passphrase, revokeCertificates: $revoke)
}`;

/** A link that shows nothing but what every link shows. */
export const showsNothing = {
  name: false,
  date: false,
  hours: false,
  outcomes: false,
  competences: false,
};

/** The answer to ownCertificate. */
export interface OwnCertificateAnswer {
  ownCertificate: {
    id: string;
    version: number;
    state: string;
    status: string | null;
    revokedFor: string | null;
    revokedOn: string | null;
    number: string;
    locale: string;
    paper: string;
    withCheckCode: boolean;
    wasNotAskedFor: boolean;
    title: { bg: string; en: string };
    holderName: string | null;
    failure: string | null;
    hours: number;
    shareLinks: {
      id: string;
      kind: string;
      fields: SharedFields;
      expiresOn: string | null;
      checks: { day: string; count: number }[];
    }[];
    next: {
      version: number;
      state: string;
      failure: string | null;
      holderName: string | null;
    } | null;
  } | null;
}

/** @returns the secret part of a link's address */
export const tokenIn = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';
