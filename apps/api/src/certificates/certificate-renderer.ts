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

  /** @returns why the document cannot be made, found without setting it; null when nothing was found */
  refusal(input: CertificateInput): ReturnType<RenderProcess['refusal']> {
    return this.present().refusal(input);
  }

  render(input: CertificateInput): Promise<RenderResult> {
    return this.present().render(input);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.process?.close();
  }

  private present(): RenderProcess {
    this.process ??= createRenderProcess();
    return this.process;
  }
}
