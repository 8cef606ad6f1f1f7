import { Injectable } from '@nestjs/common';
import type { CertificateInput, RenderRefusal } from '@pateka/credentials';
import { randomUUID } from 'node:crypto';
import { CredentialStatusService, type StatusPlace } from '../issuer/credential-status.service.js';
import { IssuerService } from '../issuer/issuer.service.js';
import { Clock, dayOf } from '../platform/clock.js';
import { Vault } from '../platform/crypto/vault.js';
import {
  type CertificateContents,
  contentsOf,
  credentialOf,
  documentOf,
} from './certificate-contents.js';
import type { CertificateParts } from './certificate-files.js';
import { holderName } from './certificate-name.js';
import type { CertificateRow } from './certificate.queries.js';
import { CertificateRenderer } from './certificate-renderer.js';
import { CertificateSigner } from './certificate-signer.js';

/** What is to be made: what it says, and the page without its attachment. */
export interface Wanted {
  contents: CertificateContents;
  page: CertificateInput;
}

/** What is to be stored: the credential's id, its place in the published lists, and its forms. */
export type MadeCertificate = { credentialId: string } & StatusPlace & CertificateParts;

/** Everything, or why it cannot be set; trying again would not help then. */
export type Made = ({ ok: true } & MadeCertificate) | RenderRefusal;

/** Signs and sets a certificate; stores nothing. */
@Injectable()
export class CertificateMaker {
  constructor(
    private readonly vault: Vault,
    private readonly renderer: CertificateRenderer,
    private readonly signer: CertificateSigner,
    private readonly issuer: IssuerService,
    private readonly statuses: CredentialStatusService,
    private readonly clock: Clock,
  ) {}

  /** @param token of the printed code; null for none */
  async wanted(row: CertificateRow, token: string | null): Promise<Wanted> {
    const contents = await contentsOf(row, holderName(this.vault, row));
    const checkUrl = token && this.issuer.address(`/c/${token}`);
    const page = documentOf(contents, row, { issuerName: this.issuer.issuer.name, checkUrl });
    return { contents, page };
  }

  /** @returns why it cannot be set, as far as that can be seen without setting it */
  refusal({ page }: Wanted): Promise<RenderRefusal | null> {
    return this.renderer.refusal(page);
  }

  async make(row: CertificateRow, { contents, page }: Wanted): Promise<Made> {
    const credentialId = randomUUID();
    const place = await this.statuses.draw();
    const { json, jwt } = await this.signer.sign(
      credentialOf(contents, row, {
        credentialId,
        issuer: this.issuer.issuer,
        issuedOn: dayOf(this.clock.now()),
        status: { listUrl: this.statuses.listUrl(place.list), index: place.index },
      }),
    );
    const set = await this.renderer.render({ ...page, credential: json });
    return set.ok ? { ok: true, credentialId, ...place, pdf: set.pdf, json, jwt } : set;
  }
}
