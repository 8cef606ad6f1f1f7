export {
  type Check,
  type CheckLine,
  checks,
  type CredentialFacts,
  type FileKind,
  type Outcome,
  type Reason,
  reasons,
  type VerifyReport,
} from './report.js';
export { LARGEST_FILE, verifyFile, type VerifyOptions } from './verify-file.js';
