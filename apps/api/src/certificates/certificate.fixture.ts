import type { DestinationStream } from 'pino';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenLearner } from '../testing/given.js';
import { WorkerModule } from '../worker.module.js';
import type { CertificateFormat } from './certificate.types.js';
import type { CertificatePayload } from './certificates.jobs.js';
import {
  certificateFile,
  checkCertificate,
  ownCertificate,
  type OwnCertificateAnswer,
  requestCertificate,
} from './documents.fixture.js';
import { IssueCertificateHandler } from './issue-certificate.handler.js';

/** Somebody who completed a course. */
export interface Graduate {
  learner: GivenLearner;
  course: GivenCourse;
}

export interface RequestAnswer {
  requestCertificate: { state?: string; reason?: string };
}

export interface Wish {
  holderName?: string | null;
  withCheckCode?: boolean;
  locale?: 'bg' | 'en' | 'both';
  paper?: 'a4' | 'letter';
  /** The version it is for; the first when not said. */
  version?: number;
}

/** The api and the worker on one database, with what the tests of certificates do with them. */
export class CertificateHouse {
  private constructor(
    readonly api: TestApp,
    readonly worker: TestApp,
  ) {}

  /**
   * @param settings e.g. `{ REDIS_URL }`
   * @param logs takes what the api logs
   */
  static async open(
    settings: Record<string, string> = {},
    logs?: DestinationStream,
  ): Promise<CertificateHouse> {
    const api = await startApp({ config: settings, ...(logs ? { logs } : {}) });
    const { database, clock } = api;
    const worker = await startApp({ module: WorkerModule, config: settings, database, clock });
    return new CertificateHouse(api, worker);
  }

  async close(): Promise<void> {
    await this.worker.stop();
    await this.api.stop();
  }

  async graduate(shape: { lessons?: number } = {}): Promise<Graduate> {
    const { given } = this.api;
    const course = await given.course(await given.network(), { lessons: 1, ...shape });
    const learner = await given.learner(await given.cohort([course]));
    await given.completed(learner, course);
    return { learner, course };
  }

  async ask(
    { learner, course }: Graduate,
    wish: Wish = {},
  ): Promise<RequestAnswer['requestCertificate']> {
    const input = {
      courseId: course.id,
      holderName: null,
      withCheckCode: true,
      locale: 'bg',
      paper: 'a4',
      version: 1,
      ...wish,
    };
    const answer = await this.api.as(learner).ask<RequestAnswer>(requestCertificate, { input });
    return answer.requestCertificate;
  }

  async own({
    learner,
    course,
  }: Graduate): Promise<NonNullable<OwnCertificateAnswer['ownCertificate']>> {
    const answer = await this.api
      .as(learner)
      .ask<OwnCertificateAnswer>(ownCertificate, { courseId: course.id });
    if (!answer.ownCertificate) throw new Error('She has no certificate.');
    return answer.ownCertificate;
  }

  /** Does the worker's job for whatever she asked for last. */
  async issue(graduate: Graduate): Promise<void> {
    await this.worker.get(IssueCertificateHandler).handle(await this.newestRequest(graduate));
  }

  /** @returns the payload of the job of her newest version */
  async newestRequest({ learner, course }: Graduate): Promise<CertificatePayload> {
    const [row]: CertificatePayload[] = await this.api.db.query(
      `SELECT c.id AS "certificateId", c.request::text AS request
       FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id
       WHERE e.account_id = $1 AND e.course_id = $2 ORDER BY c.version DESC LIMIT 1`,
      [learner.accountId, course.id],
    );
    if (!row) throw new Error('She has no certificate.');
    return row;
  }

  /** @returns what she can save, as bytes; null while there is nothing */
  async file({ learner, course }: Graduate, format: CertificateFormat = 'pdf') {
    const variables = { courseId: course.id, format };
    const { certificateFile: file } = await this.api
      .as(learner)
      .ask<{ certificateFile: string | null }>(certificateFile, variables);
    return file === null ? null : Buffer.from(file, 'base64');
  }

  /** Another version of a finished certificate, made. */
  async makeAnew(graduate: Graduate, wish: Wish = {}): Promise<void> {
    const { version } = await this.own(graduate);
    const { reason } = await this.ask(graduate, { version: version + 1, ...wish });
    if (reason) throw new Error(reason);
    await this.issue(graduate);
  }

  /** A finished certificate. */
  async issued(wish: Wish = {}): Promise<Graduate> {
    const graduate = await this.graduate();
    const { reason } = await this.ask(graduate, wish);
    if (reason) throw new Error(reason);
    await this.issue(graduate);
    return graduate;
  }

  check(token: string, locale: 'bg' | 'en' = 'bg') {
    return this.api
      .as()
      .query<{ checkCertificate: object | null }>(checkCertificate, { token }, { locale });
  }

  async count(table: string, graduate: Graduate): Promise<number> {
    const { id } = await this.own(graduate);
    const [row]: { count: number }[] = await this.api.db.query(
      `SELECT count(*)::int FROM ${table} WHERE certificate_id = $1`,
      [id],
    );
    return row?.count ?? 0;
  }
}
