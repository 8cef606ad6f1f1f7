import { isDeepStrictEqual } from 'node:util';
import { readIssuer } from '../proof/issuer-keys.js';
import { type Checked, checkCredential } from './check-credential.js';
import { checkStatus } from './check-status.js';
import { extract } from './extract.js';
import {
  type CheckLine,
  LARGEST_FILE,
  outcomeOf,
  type Reason,
  type VerifyReport,
} from './report.js';
import { kindOf } from './sniff.js';

/** What is known before the file is looked at. */
export interface VerifyOptions {
  /** Documents of issuers that are trusted, as parsed JSON: the only source of keys. */
  issuers: unknown[];
  /** Status lists as JSON, as they were fetched. */
  statusLists?: string[];
  now: Date;
}

const refused = (reason: Reason): VerifyReport => ({
  outcome: 'cannot-check',
  kind: null,
  lines: [{ check: 'file', part: null, state: 'unknown', reason }],
  facts: null,
});

const WITHOUT = 'proof';

/** What is attached to the PDF is the very file that lies beside it, byte for byte. */
const attachmentsFit = (all: Checked[]): boolean => {
  const texts = all
    .filter(({ found }) => found.form === 'json' && ['json', 'pdf'].includes(found.kind))
    .map(({ found }) => found.text);
  return new Set(texts).size <= 1;
};

/** Whether all parts of an archive say the same, whatever their form; nothing when there is one. */
function sameLine(all: Checked[]): CheckLine[] {
  const contents = all.map(({ content }) => {
    const entries = Object.entries(content ?? {}).filter(([key]) => key !== WITHOUT);
    return Object.fromEntries(entries);
  });
  if (contents.length < 2) return [];
  const agree =
    contents.every((content) => isDeepStrictEqual(content, contents[0])) && attachmentsFit(all);
  const state = agree ? 'passed' : 'failed';
  return [{ check: 'same', part: null, state, reason: agree ? null : 'parts-differ' }];
}

function periodLine({ read }: Checked, now: Date): CheckLine[] {
  if (!read) return [];
  const { validFrom, validUntil } = read;
  const line = (reason: Reason | null): CheckLine[] => [
    { check: 'period', part: null, state: reason === null ? 'passed' : 'failed', reason },
  ];
  if (!(validFrom <= now.getTime())) return line('not-yet-valid');
  return line(validUntil !== null && !(now.getTime() < validUntil) ? 'expired' : null);
}

/**
 * Checks a certificate as somebody may hold it: JSON, JWT, PNG, SVG, PDF or the holder's archive. It asks no
 * network, believes only issuers that are named beforehand, and never throws for what a file holds.
 * @param bytes the file; its name plays no part
 * @returns line by line what was looked at, and what it comes to
 */
export async function verifyFile(
  bytes: Uint8Array,
  { issuers, statusLists = [], now }: VerifyOptions,
): Promise<VerifyReport> {
  if (bytes.length > LARGEST_FILE) return refused('too-large');
  const kind = kindOf(bytes);
  if (kind === null) return refused('unknown-kind');
  const { found, missing, enclosedIssuer } = await extract(bytes, kind);
  const trusted = issuers.map(readIssuer).filter((issuer) => issuer !== null);
  const all: Checked[] = [];
  for (const each of found)
    all.push(await checkCredential(each, { trusted, enclosed: enclosedIssuer }));
  const first = all.find(({ read }) => read !== null);
  const lines: CheckLine[] = [
    { check: 'file', part: null, state: 'passed', reason: null },
    ...missing.map(({ part, reason }) => missingLine(part, reason, found.length > 0)),
    ...all.flatMap((checked) => checked.lines),
    ...sameLine(all),
  ];
  if (!first?.read) return { outcome: outcomeOf(lines, null), kind, lines, facts: null };
  const { facts } = first.read;
  lines.push(...periodLine(first, now));
  if (first.issuer) lines.push(await checkStatus(facts, first.issuer, statusLists));
  return { outcome: outcomeOf(lines, facts), kind, lines, facts };
}

/** In an archive a part without its credential is a part that somebody changed; a file alone is just no credential. */
const missingLine = (part: string | null, reason: Reason, hasOthers: boolean): CheckLine => ({
  check: 'credential',
  part,
  state: hasOthers ? 'failed' : 'unknown',
  reason,
});
