import { type KnownIssuer, readIssuer } from '../proof/issuer-keys.js';
import { type ProofResult, verifyDataIntegrity, verifyJwt } from '../proof/verify-proofs.js';
import { type ReadCredential, readCredential } from './credential-shape.js';
import type { Found } from './extract.js';
import type { Check, CheckLine, Reason } from './report.js';
import { objectIn, textOf } from './sniff.js';

/** One credential of a file, looked at. */
export interface Checked {
  found: Found;
  lines: CheckLine[];
  /** What it says, in whichever form it was found; null when it is none. */
  content: Record<string, unknown> | null;
  read: ReadCredential | null;
  /** Of those that are trusted; null when it is not known. */
  issuer: KnownIssuer | null;
}

/** What a checker knows beforehand, and what travelled with the file. */
export interface Keys {
  trusted: KnownIssuer[];
  enclosed: unknown;
}

type Told = { check: Check; state: CheckLine['state']; reason: Reason | null };

const passed = (check: Check): Told => ({ check, state: 'passed', reason: null });
const failed = (check: Check, reason: Reason): Told => ({ check, state: 'failed', reason });
const unknown = (check: Check, reason: Reason): Told => ({ check, state: 'unknown', reason });

/** What cannot be checked is not known; everything else that does not hold has failed. */
const NOT_KNOWN: readonly Reason[] = ['unknown-suite', 'unknown-context'];

function told(check: Check, result: ProofResult): Told {
  if (result.ok) return passed(check);
  return NOT_KNOWN.includes(result.reason)
    ? unknown(check, result.reason)
    : failed(check, result.reason);
}

/** Claims that a JWT repeats outside of the credential (Open Badges 3.0, "JWT Proof Format"). */
const CLAIMS = ['iss', 'jti', 'sub', 'nbf', 'exp', 'iat'] as const;

function withoutClaims(payload: Record<string, unknown>): Record<string, unknown> {
  const claims: readonly string[] = CLAIMS;
  return Object.fromEntries(Object.entries(payload).filter(([key]) => !claims.includes(key)));
}

/** The payload of a JWT, read before anything is believed of it. */
function payloadOf(jwt: string): Record<string, unknown> | null {
  const text = textOf(Buffer.from(jwt.split('.')[1] ?? '', 'base64url'));
  return text === null ? null : objectIn(text);
}

function claimsFit(
  payload: Record<string, unknown>,
  { facts, subjectId, validFrom }: ReadCredential,
) {
  const { iss, jti, sub, nbf } = payload;
  return (
    iss === facts.issuerId &&
    jti === facts.id &&
    (sub ?? null) === subjectId &&
    nbf === Math.floor(validFrom / 1000)
  );
}

async function proofOf(found: Found, content: Record<string, unknown>, issuer: KnownIssuer) {
  if (found.form === 'json')
    return told('proof-ed25519', await verifyDataIntegrity(content, issuer));
  return told('proof-es256', await verifyJwt(found.text, issuer));
}

/** Without a trusted issuer only this can be said: whether it fits the keys that came with it. */
async function withEnclosed(
  found: Found,
  content: Record<string, unknown>,
  { enclosed }: Keys,
  issuerId: string,
): Promise<Told[]> {
  const issuer = readIssuer(enclosed);
  if (issuer?.id !== issuerId) return [];
  const line = await proofOf(found, content, issuer);
  // a document that came along says nothing, whether it fits or not
  if (line.state === 'unknown') return [line];
  const fits = line.state === 'passed';
  return [unknown(line.check, fits ? 'enclosed-keys-only' : 'enclosed-keys-differ')];
}

/**
 * Looks at one credential: its shape, its issuer, its proof.
 * @param keys only issuers that are trusted beforehand count
 */
export async function checkCredential(found: Found, keys: Keys): Promise<Checked> {
  const whole = found.form === 'json' ? objectIn(found.text) : payloadOf(found.text);
  const at = (lines: Told[]): CheckLine[] => lines.map((line) => ({ ...line, part: found.part }));
  if (!whole) {
    const lines = at([failed('credential', 'unreadable')]);
    return { found, lines, content: null, read: null, issuer: null };
  }
  const content = found.form === 'json' ? whole : withoutClaims(whole);
  const read = readCredential(content);
  if (!read) {
    const lines = at([passed('credential'), failed('schema', 'not-open-badges')]);
    return { found, lines, content, read, issuer: null };
  }
  const shape = [passed('credential'), passed('schema')];
  const { issuerId } = read.facts;
  const issuer = keys.trusted.find(({ id }) => id === issuerId) ?? null;
  if (!issuer) {
    const beside = await withEnclosed(found, whole, keys, issuerId);
    const lines = at([...shape, unknown('issuer', 'issuer-not-known'), ...beside]);
    return { found, lines, content, read, issuer };
  }
  const proof = await proofOf(found, whole, issuer);
  const claims: Told[] =
    found.form === 'jwt' && proof.state === 'passed' && !claimsFit(whole, read)
      ? [failed('proof-es256', 'claims-differ')]
      : [proof];
  return { found, lines: at([...shape, passed('issuer'), ...claims]), content, read, issuer };
}
