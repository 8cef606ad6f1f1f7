/// <reference path="./untyped-packages.d.ts" />
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { decode } from 'base58-universal';
import { z } from 'zod';
import type { KeyKind } from './signing-key.js';

/** A key that its issuer uses for what it asserts. */
export interface IssuerKey {
  id: string;
  kind: KeyKind;
  key: KeyObject;
  /** For checkers that read a Multikey; Ed25519 only. */
  multibase: string | null;
}

/** What is taken from an issuer's document. */
export interface KnownIssuer {
  id: string;
  name: string | null;
  keys: ReadonlyMap<string, IssuerKey>;
}

const method = z.object({
  id: z.string(),
  controller: z.string(),
  type: z.enum(['Multikey', 'JsonWebKey']),
  publicKeyMultibase: z.string().optional(),
  publicKeyJwk: z.record(z.string(), z.unknown()).optional(),
});

const shape = z.object({
  id: z.string(),
  name: z.string().optional(),
  verificationMethod: z.array(z.unknown()),
  assertionMethod: z.array(z.string()),
});

const ED25519_LENGTH = 34;

function multikey(text: string): KeyObject | null {
  if (!text.startsWith('z6Mk')) return null;
  const bytes = decode(text.slice(1));
  if (bytes.length !== ED25519_LENGTH) return null;
  const x = Buffer.from(bytes.subarray(2)).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Only what is public in it, and only a kind that we know: a symmetric "key" in its place is none. */
function jwk({ kty, crv, x, y }: JsonWebKey): { key: KeyObject; kind: KeyKind } | null {
  if (kty === 'EC' && crv === 'P-256')
    return {
      kind: 'P-256',
      key: createPublicKey({ key: { kty, crv, x, y } as never, format: 'jwk' }),
    };
  if (kty === 'OKP' && crv === 'Ed25519')
    return {
      kind: 'Ed25519',
      key: createPublicKey({ key: { kty, crv, x } as never, format: 'jwk' }),
    };
  return null;
}

function keyOf(given: unknown, controller: string): IssuerKey | null {
  const parsed = method.safeParse(given);
  if (parsed.data?.controller !== controller) return null;
  const { id, type, publicKeyMultibase, publicKeyJwk } = parsed.data;
  try {
    if (type === 'Multikey') {
      const multibase = publicKeyMultibase ?? '';
      const key = multikey(multibase);
      return key && { id, kind: 'Ed25519', key, multibase };
    }
    const read = jwk(publicKeyJwk ?? {});
    return read && { id, ...read, multibase: null };
  } catch {
    // a point that is on no curve, base58 that is none
    return null;
  }
}

/**
 * Reads an issuer's document: the one place where a checker takes keys from (credentials 20). Left out are keys of
 * another controller, keys that are not for assertions, and kinds that we do not know.
 * @returns null when it is no such document
 */
export function readIssuer(document: unknown): KnownIssuer | null {
  const parsed = shape.safeParse(document);
  if (!parsed.success) return null;
  const { id, name, verificationMethod, assertionMethod } = parsed.data;
  const asserted = new Set(assertionMethod);
  const keys = verificationMethod
    .map((given) => keyOf(given, id))
    .filter((key) => key !== null)
    .filter((key) => asserted.has(key.id));
  return { id, name: name ?? null, keys: new Map(keys.map((key) => [key.id, key])) };
}
