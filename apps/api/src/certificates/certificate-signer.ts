import { Injectable } from '@nestjs/common';
import type { CredentialInput } from '@pateka/credentials';
import { createSigner, type SignedCredential, type Signer } from '@pateka/credentials/sign';
import { IssuerService } from '../issuer/issuer.service.js';

/** Signs with the issuer's present keys; the worker only. */
@Injectable()
export class CertificateSigner {
  private present: { ids: string; signer: Signer } | undefined;

  constructor(private readonly issuer: IssuerService) {}

  async sign(input: CredentialInput): Promise<SignedCredential> {
    return (await this.signer()).sign(input);
  }

  /** Asked each time: a key that was retired meanwhile signs nothing any more. */
  private async signer(): Promise<Signer> {
    const ids = await this.issuer.currentIds();
    if (!this.present || ids === '' || this.present.ids !== ids) {
      const keys = await this.issuer.signingKeys();
      const signer = createSigner(this.issuer.issuer, keys);
      this.present = { ids: `${keys.ed25519.keyId} ${keys.p256.keyId}`, signer };
    }
    return this.present.signer;
  }
}
