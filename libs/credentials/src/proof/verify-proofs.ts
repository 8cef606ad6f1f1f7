/// <reference path="./untyped-packages.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { compactVerify, decodeProtectedHeader } from 'jose';
import signatures from 'jsonld-signatures';
import { z } from 'zod';
import { type DocumentLoader, loadKnownDocument } from './document-loader.js';
import type { KnownIssuer } from './issuer-keys.js';
import { isPlain } from './plain-document.js';

/**
 * What a proof comes to.
 * - `unknown-suite`: there is a proof, of a kind that is not checked here.
 * - `unknown-key`: its key is not in the issuer's document, or not for assertions, or the document has another
 *   issuer.
 * - `wrong-signature`: something was changed, or another key signed.
 * - `unknown-context`: it speaks of terms whose meaning is not known here, or gives them one of its own (see
 *   isPlain), so nothing can be said.
 */
export type ProofResult =
  | { ok: true }
  | {
      ok: false;
      reason: 'no-proof' | 'unknown-suite' | 'unknown-key' | 'wrong-signature' | 'unknown-context';
    };

/** A JWT's claims as well: what they say is checked only together with the signature. */
export type JwtResult =
  { ok: true; payload: Record<string, unknown> } | Exclude<ProofResult, { ok: true }>;

/**
 * What is checked: our own suite, and the name that it had as a draft, with the context of that time. Official
 * examples of 2023 carry the latter.
 */
const suites = {
  'eddsa-rdfc-2022': { cryptosuite, legacyContext: false },
  'eddsa-2022': { cryptosuite: { ...cryptosuite, name: 'eddsa-2022' }, legacyContext: true },
};

const proofShape = z.object({
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.enum(['eddsa-rdfc-2022', 'eddsa-2022']),
  proofPurpose: z.literal('assertionMethod'),
  verificationMethod: z.string(),
});

const failed = (reason: Exclude<ProofResult, { ok: true }>['reason']) =>
  ({ ok: false, reason }) as const;

/** Contexts, and the one key that the proof names: nothing else can be asked for. */
const loaderWith =
  (issuer: KnownIssuer, method: { id: string; multibase: string }): DocumentLoader =>
  async (url) => {
    if (url !== method.id) return loadKnownDocument(url);
    const document = {
      '@context': 'https://w3id.org/security/multikey/v1',
      id: method.id,
      type: 'Multikey',
      controller: issuer.id,
      publicKeyMultibase: method.multibase,
    };
    return { contextUrl: null, documentUrl: url, document, tag: 'static' };
  };

/** @returns whether all its contexts are known here */
async function hasKnownContexts(document: Record<string, unknown>): Promise<boolean> {
  const contexts = [document['@context']].flat();
  const loads = contexts.map((each) =>
    typeof each === 'string'
      ? loadKnownDocument(each)
      : Promise.reject(new Error('not an address')),
  );
  return (await Promise.allSettled(loads)).every(({ status }) => status === 'fulfilled');
}

/**
 * Checks the Data Integrity proof `eddsa-rdfc-2022` of a document with a key of its issuer's document. Every proof
 * of this kind in it must hold, and there must be one; the issuer must be the one that the document names.
 * @param document parsed JSON; it may be anything
 * @param issuer see readIssuer; whether it is to be trusted is the caller's to see
 * @returns what it comes to; it never throws for what the document holds
 */
export async function verifyDataIntegrity(
  document: Record<string, unknown>,
  issuer: KnownIssuer,
): Promise<ProofResult> {
  const proofs = [document['proof']].flat().filter((proof) => proof !== undefined);
  if (proofs.length === 0) return failed('no-proof');
  const known = proofs.map((proof) => proofShape.safeParse(proof));
  if (known.some(({ success }) => !success)) return failed('unknown-suite');
  if (!(await hasKnownContexts(document)) || !isPlain(document)) return failed('unknown-context');
  if (issuerIdOf(document) !== issuer.id) return failed('unknown-key');
  for (const [place, { data }] of known.entries()) {
    const key = issuer.keys.get(data?.verificationMethod ?? '');
    if (!data || !key || key.kind !== 'Ed25519' || key.multibase === null)
      return failed('unknown-key');
    const one = { ...document, proof: proofs[place] };
    const method = { id: key.id, multibase: key.multibase, suite: data.cryptosuite };
    if (!(await holds(one, issuer, method))) return failed('wrong-signature');
  }
  return { ok: true };
}

/** An issuer stands as an object with an id, or as the id alone. */
function issuerIdOf({ issuer }: Record<string, unknown>): unknown {
  return typeof issuer === 'object' && issuer !== null && 'id' in issuer ? issuer.id : issuer;
}

async function holds(
  document: object,
  issuer: KnownIssuer,
  method: { id: string; multibase: string; suite: keyof typeof suites },
): Promise<boolean> {
  try {
    const { verified } = await signatures.verify(document, {
      suite: new DataIntegrityProof(suites[method.suite]),
      purpose: new signatures.purposes.AssertionProofPurpose({
        controller: { id: issuer.id, assertionMethod: [method.id] },
      }),
      documentLoader: loaderWith(issuer, method),
    });
    return verified;
  } catch {
    return false;
  }
}

const headerShape = z.object({ alg: z.literal('ES256'), kid: z.string() });

/**
 * Checks a JWT signed with ES256 by a key of the issuer's document, which its header names by `kid`. Whatever
 * else the header offers (`jwk`, `x5c`, `jku`) is never looked at; `none`, HMAC and other algorithms are no
 * suites of ours (credentials 20).
 */
export async function verifyJwt(jwt: string, issuer: KnownIssuer): Promise<JwtResult> {
  const header = headerOf(jwt);
  if (!header) return failed('unknown-suite');
  const key = issuer.keys.get(header.kid);
  if (!key || key.kind !== 'P-256') return failed('unknown-key');
  try {
    const { payload } = await compactVerify(jwt, key.key, { algorithms: ['ES256'] });
    const claims = z.record(z.string(), z.unknown()).parse(readJson(payload));
    return issuerIdOf(claims) === issuer.id && claims['iss'] === issuer.id
      ? { ok: true, payload: claims }
      : failed('unknown-key');
  } catch {
    return failed('wrong-signature');
  }
}

function headerOf(jwt: string): z.infer<typeof headerShape> | null {
  try {
    return headerShape.safeParse(decodeProtectedHeader(jwt)).data ?? null;
  } catch {
    return null;
  }
}

const readJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
