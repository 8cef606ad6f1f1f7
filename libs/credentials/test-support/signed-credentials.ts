import { issuerDocument } from '../src/credential/issuer-document.js';
import type { CredentialInput } from '../src/credential/credential-input.js';
import { readIssuer, type KnownIssuer } from '../src/proof/issuer-keys.js';
import { generateSigningKey, type PublicSigningKey } from '../src/proof/signing-key.js';
import { createSigner, type IssuerKeys } from '../src/sign/index.js';
import { credentialInput, issuer } from './credential-inputs.js';

export type Json = Record<string, unknown>;

export const freshKeys = async (): Promise<IssuerKeys> => ({
  ed25519: await generateSigningKey('Ed25519'),
  p256: await generateSigningKey('P-256'),
});

export const bothOf = ({ ed25519, p256 }: IssuerKeys): PublicSigningKey[] => [ed25519, p256];

/** A checker's view of an issuer with these keys, after the document was changed. */
export function knownIssuer(
  keys: PublicSigningKey[],
  change: (document: Json) => Json = (document) => document,
  by = issuer,
): KnownIssuer {
  const known = readIssuer(change(issuerDocument(by, keys) as Json));
  if (!known) throw new Error('an issuer that cannot be read');
  return known;
}

export async function signedCredential(
  keys: IssuerKeys,
  change: Partial<CredentialInput> = {},
): Promise<{ credential: Json; json: string; jwt: string }> {
  const signed = await createSigner(issuer, keys).sign(credentialInput(change));
  return { ...signed, credential: JSON.parse(signed.json) as Json };
}

/** The parts of a JWT, read. */
export const partsOf = (jwt: string): { header: Json; payload: Json; signature: string } => {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;
  return { header: read(header), payload: read(payload), signature };
};

export const joined = (header: unknown, payload: unknown, signature: string): string => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
};
