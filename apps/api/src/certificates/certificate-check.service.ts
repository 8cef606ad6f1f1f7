import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CheckLine, VerifyReport } from '@pateka/credentials/verify';
import type { DataSource } from 'typeorm';
import { CredentialStatus, type CredentialState } from '../issuer/credential-status.entity.js';
import { IssuerService } from '../issuer/issuer.service.js';
import { OneAtATime } from '../media/one-at-a-time.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { Throttle } from '../platform/throttle.js';
import { checkInThread } from './certificate-check.in-thread.js';

/** What came of a file. */
export interface CheckedFile {
  report: VerifyReport;
  /** Null where there is nothing to ask: the file itself does not hold. `unknown`: signed, but not in our lists. */
  status: CredentialState | 'unknown' | null;
  /** The day on which it ceased to be valid. */
  changedOn: string | null;
}

/** So many files may lie in memory and wait; who comes then is asked to come again. */
const MOST_WAITING = 12;
const COME_AGAIN_S = '10';

/** @returns what is said of a file that was not read */
const unread = (reason: 'too-large' | 'unreadable'): VerifyReport => ({
  outcome: 'cannot-check',
  kind: null,
  lines: [{ check: 'file', part: null, state: 'unknown', reason }],
  facts: null,
});

/** Checks files that somebody received. Nothing of them is kept: they lie in memory while they are checked. */
@Injectable()
export class CertificateCheckService {
  private readonly turns = new OneAtATime();
  private waiting = 0;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly issuer: IssuerService,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a try of whoever asks; of the file nothing is counted, since that would be a trace of it.
   * @throws AppError('too-many-tries')
   */
  async admit(source: string): Promise<void> {
    await this.throttle.count('certificate-check', source, null);
    if (this.waiting >= MOST_WAITING) throw new AppError('too-many-tries', COME_AGAIN_S);
  }

  /** @param bytes the file; null for one that is too large */
  async check(bytes: Uint8Array | null): Promise<CheckedFile> {
    if (bytes === null) return { report: unread('too-large'), status: null, changedOn: null };
    const issuer = await this.issuer.document();
    const now = this.clock.now().getTime();
    this.waiting += 1;
    try {
      const report = await this.turns.run(() => checkInThread({ bytes, issuer, now }));
      return await this.withStatus(report ?? unread('unreadable'));
    } finally {
      this.waiting -= 1;
    }
  }

  /** Whether it still stands is asked only of what holds by itself: anybody may write our ids into a file. */
  private async withStatus(report: VerifyReport): Promise<CheckedFile> {
    const { outcome, facts } = report;
    if (outcome !== 'valid' || !facts) return { report, status: null, changedOn: null };
    const id = /^urn:uuid:([0-9a-f-]{36})$/.exec(facts.id)?.[1];
    const found = id && (await this.db.manager.findOneBy(CredentialStatus, { credentialId: id }));
    const { state = 'unknown', changedOn = null } = found || {};
    return { report: reportWith(report, state), status: state, changedOn };
  }
}

function reportWith(report: VerifyReport, status: CredentialState | 'unknown'): VerifyReport {
  const said: Record<typeof status, Pick<CheckLine, 'state' | 'reason'>> = {
    valid: { state: 'passed', reason: null },
    revoked: { state: 'failed', reason: 'revoked' },
    superseded: { state: 'failed', reason: 'revoked' },
    unknown: { state: 'unknown', reason: 'no-status-list' },
  };
  const outcomes = {
    valid: 'valid',
    revoked: 'not-valid',
    superseded: 'not-valid',
    unknown: 'cannot-check',
  } as const;
  const lines = report.lines.map((line) =>
    line.check === 'status' ? { ...line, ...said[status] } : line,
  );
  return { ...report, lines, outcome: outcomes[status] };
}
