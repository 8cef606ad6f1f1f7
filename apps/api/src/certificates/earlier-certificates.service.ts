import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@pateka/domain';

@Injectable()
export class EarlierCertificatesService {
  async state(_actor: StaffActor, _courseId: string): Promise<string> {
    throw new Error('being built');
  }
}
