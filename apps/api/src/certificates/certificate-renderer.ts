import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  type CertificateInput,
  createRenderProcess,
  type RenderProcess,
  type RenderResult,
} from '@pateka/credentials';

/** The render process of this worker: forked when first needed, ended with the worker. */
@Injectable()
export class CertificateRenderer implements OnApplicationShutdown {
  private process: RenderProcess | undefined;

  render(input: CertificateInput): Promise<RenderResult> {
    this.process ??= createRenderProcess();
    return this.process.render(input);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.process?.close();
  }
}
