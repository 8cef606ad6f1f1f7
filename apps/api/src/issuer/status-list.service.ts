import { Injectable } from '@nestjs/common';

@Injectable()
export class StatusListService {
  async signed(_list: number): Promise<string | null> {
    throw new Error('being built');
  }
}
