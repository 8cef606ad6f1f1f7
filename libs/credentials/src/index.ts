export { badgePng, badgeSvg } from './bake/badge.js';
export { bakePng, credentialInPng } from './bake/bake-png.js';
export { bakeSvg, credentialInSvg } from './bake/bake-svg.js';
export { type HolderFiles, holderZip } from './bake/holder-zip.js';
export { certificateNumber } from './certificate-number.js';
export type { CredentialCompetence, CredentialInput } from './credential/credential-input.js';
export { issuerDocument, keyUrl } from './credential/issuer-document.js';
export type {
  CertificateInput,
  RenderRefusal,
  RenderResult,
} from './document/certificate-input.js';
export { createRenderProcess, type RenderProcess } from './document/render-process.js';
export { certificateFileName } from './document/certificate-words.js';
export {
  createCertificateRenderer,
  type CertificateRenderer,
} from './document/render-certificate.js';
export { createReportRenderer, type ReportRenderer } from './document/render-report.js';
export type { ReportInput } from './document/report-page-data.js';
export {
  generateSigningKey,
  type KeyKind,
  type PrivateSigningKey,
  type PublicSigningKey,
} from './proof/signing-key.js';
export { encodeStatusList, STATUS_LIST_SIZE, statusAt } from './status/status-list.js';
export { LARGEST_FILE } from './verify/report.js';
