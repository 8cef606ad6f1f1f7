/// <reference path="./untyped-packages.d.ts" />
import type { JsonWebKey } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { encode } from 'base58-universal';

export type KeyKind = 'Ed25519' | 'P-256';

/** The half of a key that everybody may have. */
export interface PublicSigningKey {
  /** Its thumbprint (RFC 7638). */
  keyId: string;
  kind: KeyKind;
  publicJwk: JsonWebKey;
}

/** A key that signs. */
export interface PrivateSigningKey extends PublicSigningKey {
  privateJwk: JsonWebKey;
}

const algorithms = { Ed25519: 'EdDSA', 'P-256': 'ES256' } as const;

/** @returns a fresh pair from the system's random generator */
export async function generateSigningKey(kind: KeyKind): Promise<PrivateSigningKey> {
  const options = { extractable: true, ...(kind === 'Ed25519' ? { crv: 'Ed25519' } : {}) };
  const { publicKey, privateKey } = await generateKeyPair(algorithms[kind], options);
  const publicJwk = publicPartOf((await exportJWK(publicKey)) as JsonWebKey);
  const privateJwk = (await exportJWK(privateKey)) as JsonWebKey;
  return { keyId: await calculateJwkThumbprint(publicJwk as never), kind, publicJwk, privateJwk };
}

/** @returns what of a JWK may be published, by a list of what is public and not of what is secret */
export const publicPartOf = ({ kty, crv, x, y }: JsonWebKey): JsonWebKey =>
  JSON.parse(JSON.stringify({ kty, crv, x, y })) as JsonWebKey;

/** The multicodec prefix of an Ed25519 public key. */
const ED25519_PREFIX = Buffer.from([0xed, 0x01]);

/** @returns an Ed25519 key as a Multikey writes it: `z6Mk…` (W3C Controlled Identifiers 1.0, section 2.2.2) */
export const multibaseOf = ({ x }: JsonWebKey): string =>
  `z${encode(Buffer.concat([ED25519_PREFIX, Buffer.from(x ?? '', 'base64url')]))}`;
