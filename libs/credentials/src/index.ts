export type { CertificateInput, RenderResult } from './certificate-input.js';
export { certificateNumber } from './certificate-number.js';
export { certificateFileName } from './certificate-words.js';
export { createRenderProcess, type RenderProcess } from './certificate-render-process.js';
export { createCertificateRenderer, type CertificateRenderer } from './render-certificate.js';
