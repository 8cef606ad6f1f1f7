import { constants, setPriority } from 'node:os';
import type { CertificateInput, RenderResult } from './certificate-input.js';
import { type CertificateRenderer, createCertificateRenderer } from './render-certificate.js';

/** What the parent sends. */
export interface RenderRequest {
  id: number;
  /** Everything, or only what can be told without setting it. */
  wish: 'render' | 'refusal';
  input: CertificateInput;
}

/** What comes back: an answer, or the failure of the typesetter itself. */
export type RenderReply =
  { id: number; result: RenderResult | null } | { id: number; error: string };

// Whoever waits for a page goes first: a certificate is fetched later.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let renderer: CertificateRenderer | null = null;

// The renderer is made inside the try as well: what it lacks is then an answer, not a silent end.
const reply = ({ id, wish, input }: RenderRequest): RenderReply => {
  try {
    renderer ??= createCertificateRenderer();
    return { id, result: renderer[wish](input) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
};

process.on('message', (request: RenderRequest) => process.send?.(reply(request)));

// The parent decides when to stop: a Ctrl-C in a terminal reaches both, and the parent may still be
// waiting for its last certificate. When it lets go, or dies, the channel closes.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
