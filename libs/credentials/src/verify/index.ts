export {
  type Check,
  type CheckLine,
  checks,
  type CredentialFacts,
  type FileKind,
  LARGEST_FILE,
  type Outcome,
  type Reason,
  reasons,
  type VerifyReport,
} from './report.js';
export { verifyFile, type VerifyOptions } from './verify-file.js';
