/** Larger than anything that a holder gets from us. */
export const LARGEST_FILE = 5 * 1024 * 1024;

export type FileKind = 'json' | 'jwt' | 'png' | 'svg' | 'pdf' | 'zip';

/** What is looked at, in this order. */
export const checks = [
  'file',
  'credential',
  'schema',
  'issuer',
  'proof-ed25519',
  'proof-es256',
  'same',
  'period',
  'status',
] as const;
export type Check = (typeof checks)[number];

/** Why a check failed, or why nothing can be said. */
export const reasons = [
  // the file
  'too-large',
  'unknown-kind',
  'unreadable',
  'no-credential',
  'several-credentials',
  // what the standard asks for
  'not-open-badges',
  // the issuer and its keys
  'issuer-not-known',
  'enclosed-keys-only',
  'enclosed-keys-differ',
  'no-proof',
  'unknown-suite',
  'unknown-context',
  'unknown-key',
  'wrong-signature',
  'claims-differ',
  // parts of one archive
  'parts-differ',
  // time
  'not-yet-valid',
  'expired',
  'revoked',
  'no-status-list',
  'wrong-status-list',
] as const;
export type Reason = (typeof reasons)[number];

/** One thing that was looked at. */
export interface CheckLine {
  check: Check;
  /** The file inside an archive; null otherwise. */
  part: string | null;
  state: 'passed' | 'failed' | 'unknown';
  reason: Reason | null;
}

/**
 * - `valid`: everything that could be looked at holds; a status that nobody had at hand does not count.
 * - `not-valid`: something does not hold.
 * - `cannot-check`: it is no credential, or who issued it is not known.
 */
export type Outcome = 'valid' | 'not-valid' | 'cannot-check';

/** What the credential says. To be believed only when the outcome is `valid`. */
export interface CredentialFacts {
  id: string;
  issuerId: string;
  issuerName: string | null;
  title: string;
  /** A day in UTC, `YYYY-MM-DD`. */
  completedOn: string;
  holderName: string | null;
  statusListUrl: string | null;
  statusIndex: number | null;
}

export interface VerifyReport {
  outcome: Outcome;
  kind: FileKind | null;
  lines: CheckLine[];
  facts: CredentialFacts | null;
}

/** What stands against believing a file is worse than what is only not known. */
export function outcomeOf(lines: readonly CheckLine[], facts: CredentialFacts | null): Outcome {
  if (facts === null) return 'cannot-check';
  const decisive = lines.filter(({ check }) => check !== 'status');
  if (lines.some(({ state }) => state === 'failed')) return 'not-valid';
  return decisive.some(({ state }) => state === 'unknown') ? 'cannot-check' : 'valid';
}
