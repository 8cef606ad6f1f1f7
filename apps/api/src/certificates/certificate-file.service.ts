import { Injectable } from '@nestjs/common';
import type { LearnerActor, Locale } from '@pateka/domain';
import type { CertificateFormat } from './certificate.types.js';

@Injectable()
export class CertificateFileService {
  async file(_l: LearnerActor, _c: string, _f: CertificateFormat, _locale: Locale): Promise<string | null> {
    throw new Error('being built');
  }
}
