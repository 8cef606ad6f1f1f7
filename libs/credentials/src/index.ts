export { certificateNumber } from './certificate-number.js';
export type { CertificateInput, RenderResult } from './document/certificate-input.js';
export { createRenderProcess, type RenderProcess } from './document/certificate-render-process.js';
export { certificateFileName } from './document/certificate-words.js';
export { createCertificateRenderer, type CertificateRenderer } from './document/render-certificate.js';
