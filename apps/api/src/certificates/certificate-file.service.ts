import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { badgePng, badgeSvg, bakePng, bakeSvg, holderZip } from '@pateka/credentials';
import { assertNever, type LearnerActor, type Locale } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { IssuerService } from '../issuer/issuer.service.js';
import { Vault } from '../platform/crypto/vault.js';
import { AppError } from '../platform/errors.js';
import { CertificateFile } from './certificate-file.entity.js';
import { type CertificateParts, openParts } from './certificate-files.js';
import type { CertificateFormat } from './certificate.types.js';
import { ownVersions } from './certificate-view.js';

/** What a holder saves: the document, and the credential in the forms that machines read. */
@Injectable()
export class CertificateFileService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly vault: Vault,
    private readonly issuer: IssuerService,
  ) {}

  /**
   * @param locale of the words beside the files in the archive
   * @returns the newest finished version in base64; null while there is none
   * @throws AppError('not-found') before the course is complete
   */
  async file(
    learner: LearnerActor,
    courseId: string,
    format: CertificateFormat,
    locale: Locale,
  ): Promise<string | null> {
    const [versions] = await ownVersions(this.db, learner, courseId);
    if (!versions) throw new AppError('not-found');
    const certificateId = versions.shown.id;
    const file = await this.db.manager.findOneBy(CertificateFile, { certificateId });
    if (!file) return null;
    const bytes = await this.written(openParts(this.vault, file), format, locale);
    return Buffer.from(bytes).toString('base64');
  }

  private async written(
    parts: CertificateParts,
    format: CertificateFormat,
    locale: Locale,
  ): Promise<Uint8Array | string> {
    switch (format) {
      case 'pdf':
      case 'json':
      case 'jwt':
        return parts[format];
      case 'png':
        return bakePng(badgePng(), parts.json);
      case 'svg':
        return bakeSvg(badgeSvg(), parts.json);
      case 'zip':
        return holderZip({ ...parts, issuer: await this.issuer.document() }, locale);
      default:
        return assertNever(format);
    }
  }
}
