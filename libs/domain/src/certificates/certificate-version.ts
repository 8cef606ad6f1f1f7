import { assertNever } from '../exhaustive.js';

export type CertificateState = 'awaiting-choice' | 'requested' | 'ready' | 'failed';

/** How often one certificate may be made anew: a name is chosen with care, not printed for friends. */
export const MOST_VERSIONS = 10;

/** The newest version of a certificate. */
export interface NewestVersion {
  version: number;
  state: CertificateState;
  /** Whether any version of it was revoked: then no new one is made. */
  isRevoked: boolean;
}

export type VersionRefusal = 'changed-meanwhile' | 'revoked' | 'too-many-versions';

/** What a wish for a version comes to. */
export type VersionRequest =
  /** The newest version waits for this very choice. */
  | { kind: 'make' }
  /** The wish arrived before: nothing is to be done again. */
  | { kind: 'same' }
  /** The newest version is finished: the next one is made and will supersede it. */
  | { kind: 'next' }
  | { kind: 'refused'; reason: VersionRefusal };

/**
 * Decides what a wish for a version comes to. The wish names the version it is for, so that one that arrives
 * twice makes one certificate.
 * @param newest the newest version
 * @param wanted the version she chose for: the newest while it is open, else the one after it
 */
export function requestVersion(newest: NewestVersion, wanted: number): VersionRequest {
  if (newest.isRevoked) return { kind: 'refused', reason: 'revoked' };
  if (wanted === newest.version) return askedAgain(newest.state);
  if (wanted !== newest.version + 1 || newest.state !== 'ready')
    return { kind: 'refused', reason: 'changed-meanwhile' };
  return wanted > MOST_VERSIONS
    ? { kind: 'refused', reason: 'too-many-versions' }
    : { kind: 'next' };
}

function askedAgain(state: CertificateState): VersionRequest {
  switch (state) {
    case 'awaiting-choice':
    case 'failed':
      return { kind: 'make' };
    case 'requested':
    case 'ready':
      return { kind: 'same' };
    default:
      return assertNever(state);
  }
}
