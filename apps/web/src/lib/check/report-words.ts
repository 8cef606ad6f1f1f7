import { m } from '#lib/paraglide/messages.js';

/** One thing that the api looked at in a file. */
export interface ReportLine {
  check: string;
  part: string | null;
  state: string;
  reason: string | null;
}

/** What the api says of a file (apps/api: certificate-check). */
export interface CheckedFile {
  report: {
    outcome: string;
    lines: ReportLine[];
    facts: {
      title: string;
      completedOn: string;
      holderName: string | null;
      issuerName: string | null;
    } | null;
  };
  /** Whether what is signed still stands: valid, revoked, superseded, unknown; null when nothing could be asked. */
  status: string | null;
  changedOn: string | null;
}

export type Outcome = 'valid' | 'not-valid' | 'cannot-check';
export type Mark = 'passed' | 'failed' | 'unknown';

type Words = Record<string, () => string>;

/** What is said when it holds, by what was looked at (libs/credentials: verify/report.ts). */
export const passedWords: Words = {
  file: m.check_passed_file,
  credential: m.check_passed_credential,
  schema: m.check_passed_schema,
  issuer: m.check_passed_issuer,
  'proof-ed25519': m.check_passed_proof_ed25519,
  'proof-es256': m.check_passed_proof_es256,
  same: m.check_passed_same,
  period: m.check_passed_period,
  status: m.check_passed_status,
};

/** What is said when it does not hold or is not known, by the reason (the same file). */
export const reasonWords: Words = {
  'too-large': m.check_reason_too_large,
  'unknown-kind': m.check_reason_unknown_kind,
  unreadable: m.check_reason_unreadable,
  'no-credential': m.check_reason_no_credential,
  'several-credentials': m.check_reason_several_credentials,
  'not-open-badges': m.check_reason_not_open_badges,
  'issuer-not-known': m.check_reason_issuer_not_known,
  'enclosed-keys-only': m.check_reason_enclosed_keys_only,
  'enclosed-keys-differ': m.check_reason_enclosed_keys_differ,
  'no-proof': m.check_reason_no_proof,
  'unknown-suite': m.check_reason_unknown_suite,
  'unknown-context': m.check_reason_unknown_context,
  'unknown-key': m.check_reason_unknown_key,
  'wrong-signature': m.check_reason_wrong_signature,
  'claims-differ': m.check_reason_claims_differ,
  'parts-differ': m.check_reason_parts_differ,
  'not-yet-valid': m.check_reason_not_yet_valid,
  expired: m.check_reason_expired,
  revoked: m.check_reason_revoked,
  superseded: m.check_reason_superseded,
  'no-status-list': m.check_reason_no_status_list,
  'wrong-status-list': m.check_reason_wrong_status_list,
};

const wordOf = (words: Words, code: string | null, other: () => string): string =>
  ((code !== null && Object.hasOwn(words, code) ? words[code] : undefined) ?? other)();

const markOf = (state: string): Mark =>
  state === 'passed' || state === 'failed' ? state : 'unknown';

/** One sentence of what was found. */
export interface FoundLine {
  mark: Mark;
  text: string;
  /** The file inside an archive to which it belongs; null when it holds for all. */
  part: string | null;
}

function lineOf({ check, part, state, reason }: ReportLine, status: string | null): FoundLine {
  const mark = markOf(state);
  if (mark === 'passed')
    return { mark, part: null, text: wordOf(passedWords, check, m.check_passed_other) };
  const code = check === 'status' && status === 'superseded' ? 'superseded' : reason;
  return { mark, part, text: wordOf(reasonWords, code, m.check_reason_other) };
}

/**
 * Says line by line what was looked at and found.
 * @returns what does not hold first; what holds for several parts of an archive once
 */
export function foundLines({ report, status }: CheckedFile): FoundLine[] {
  const lines = report.lines.map((line) => lineOf(line, status));
  const once = new Map(lines.map((line) => [JSON.stringify(line), line]));
  const order: Mark[] = ['failed', 'unknown', 'passed'];
  return [...once.values()].sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark));
}

/** What it comes to. Only what holds and still stands is called valid. */
export function outcomeOf({ report, status }: CheckedFile): Outcome {
  if (status === 'revoked' || status === 'superseded') return 'not-valid';
  if (report.outcome === 'not-valid') return 'not-valid';
  return report.outcome === 'valid' && status === 'valid' ? 'valid' : 'cannot-check';
}
