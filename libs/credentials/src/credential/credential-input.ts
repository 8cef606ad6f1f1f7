import type { Bilingual, CertificateLocale } from '@pateka/domain';

/** A competence of a public framework that a course teaches. */
export interface CredentialCompetence {
  /** The framework's own id with its prefix, such as `infe:2.1`. */
  id: string;
  /** What the framework is called. */
  framework: string;
  name: Bilingual;
  /** Where the framework is described; a competence without it is left out of what is signed. */
  url: string | null;
}

/** What is signed. Nothing else about its holder reaches a credential (credentials 5). */
export interface CredentialInput {
  /** `urn:uuid:…`, fresh for each credential. */
  credentialId: string;
  /** `urn:uuid:…`, fresh for each credential: two of one holder have nothing in common (credentials 6). */
  subjectId: string;
  /** `urn:uuid:…`, one for each edition of a course. */
  achievementId: string;
  /** The neutral issuer; `id` is the https address of its document. */
  issuer: { id: string; name: string };
  locale: CertificateLocale;
  /** The neutral certificate title, never a lesson's or module's (credentials 8). */
  title: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  competences: CredentialCompetence[];
  /** Stated length in hours of 60 minutes. */
  hours: number;
  /** Days in UTC, `YYYY-MM-DD`: nothing inside is finer than a day (credentials 7). */
  completedOn: string;
  issuedOn: string;
  /** The name the holder chose and confirmed, or null. */
  holderName: string | null;
  /** Where it is looked up whether it still stands. */
  status: { listUrl: string; index: number };
}
