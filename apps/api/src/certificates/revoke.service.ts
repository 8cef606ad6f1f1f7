import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import type { CertificateRevoked } from './certificate.types.js';

@Injectable()
export class RevokeService {
  async revoke(_actor: StaffActor, _number: string, _reason: string): Promise<CertificateRevoked | Refused> {
    throw new Error('being built');
  }
}
