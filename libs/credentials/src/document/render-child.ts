import { constants, setPriority } from 'node:os';
import type { CertificateInput, RenderResult } from './certificate-input.js';
import { type CertificateRenderer, createCertificateRenderer } from './render-certificate.js';
import { createReportRenderer, type ReportRenderer } from './render-report.js';
import type { ReportPageData } from './report-page-data.js';
import { createTypesetter } from './typesetter.js';

/** What can be asked for: a certificate, only what can be told without setting it, or a report. */
export type Wish =
  | { wish: 'render' | 'refusal'; input: CertificateInput }
  | { wish: 'report'; page: ReportPageData };

/** What the parent sends. */
export type RenderRequest = { id: number } & Wish;

/** What comes back: an answer, or the failure of the typesetter itself. */
export type RenderReply =
  { id: number; result: RenderResult | Uint8Array | null } | { id: number; error: string };

// Whoever waits for a page goes first: a certificate is fetched later.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

interface Renderers {
  certificates: CertificateRenderer;
  reports: ReportRenderer;
}

const createRenderers = (): Renderers => {
  const typesetter = createTypesetter();
  return {
    certificates: createCertificateRenderer(typesetter),
    reports: createReportRenderer(typesetter),
  };
};

let renderers: Renderers | null = null;

const resultOf = (request: RenderRequest): RenderResult | Uint8Array | null => {
  renderers ??= createRenderers();
  if (request.wish === 'report') return renderers.reports.render(request.page);
  return renderers.certificates[request.wish](request.input);
};

// The renderers are made inside the try as well: what they lack is then an answer, not a silent end.
const reply = (request: RenderRequest): RenderReply => {
  const { id } = request;
  try {
    return { id, result: resultOf(request) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
};

process.on('message', (request: RenderRequest) => process.send?.(reply(request)));

// The parent decides when to stop: a Ctrl-C in a terminal reaches both, and the parent may still be
// waiting for its last certificate. When it lets go, or dies, the channel closes.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
