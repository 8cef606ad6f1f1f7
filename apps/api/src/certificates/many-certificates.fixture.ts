import type { LearnerActor } from '@pateka/domain';
import { randomUUID } from 'node:crypto';
import { Refused } from '../identity/identity.types.js';
import { CompletionService } from '../learning/completion.service.js';
import { EnrolmentService } from '../learning/enrolment.service.js';
import { LessonService } from '../learning/lesson.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse } from '../testing/given.js';
import { settings } from '../testing/test-config.js';
import type { Graduate } from './certificate.fixture.js';
import { IssuerService } from '../issuer/issuer.service.js';
import { Vault } from '../platform/crypto/vault.js';
import { CertificateFile } from './certificate-file.entity.js';
import { openParts } from './certificate-files.js';
import { CertificateService } from './certificate.service.js';

/** What there is in the end, or at one moment. */
export interface Counts {
  ready: number;
  files: number;
  /** Printed links, and how many certificates have one. */
  links: number;
  linked: number;
  events: number;
  /** Credentials that have a place in a status list, and how many places that are. */
  credentials: number;
  places: number;
  /** Outbox rows that no relay has taken yet. */
  waiting: number;
}

/** Rows that a test has locked: whoever wants to finish one of these certificates has to wait. */
export interface Hold {
  /** How many are just now being finished and wait for it. */
  stopped(): Promise<number>;
  release(): Promise<void>;
}

/** An api on a database of its own, where many learners complete a course without signing in. */
export class ManyCertificates {
  private constructor(
    readonly api: TestApp,
    private readonly course: GivenCourse,
  ) {}

  static async open(): Promise<ManyCertificates> {
    const api = await startApp();
    const course = await api.given.course(await api.given.network(), { lessons: 1 });
    return new ManyCertificates(api, course);
  }

  close(): Promise<void> {
    return this.api.stop();
  }

  /** The settings with which a real process works on the same rows. */
  get environment(): Record<string, string> {
    const database = this.api.database.url;
    return { ...settings, DATABASE_URL: database, SWEEP_SECONDS: '1', LOG_LEVEL: 'info' };
  }

  /** So many learners complete the course and ask for their certificates, all with a name and a code. */
  async request(count: number): Promise<void> {
    const learners: LearnerActor[] = [];
    for (let made = 0; made < count; made += 1) learners.push(await this.graduate());
    const input = {
      courseId: this.course.id,
      holderName: 'Ана Речна',
      withCheckCode: true,
      locale: 'bg' as const,
      paper: 'a4' as const,
      version: 1,
    };
    for (const learner of learners) {
      const answer = await this.api.get(CertificateService).request(learner, input);
      if (answer instanceof Refused) throw new Error(answer.reason);
    }
  }

  /**
   * Keeps so many certificates from being finished, so that "in the middle of it" is no race with a fast
   * machine. Fewer than a worker takes at once, and it still finishes all the others.
   */
  async hold(count: number): Promise<Hold> {
    const runner = this.api.db.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT id FROM certificate LIMIT $1 FOR UPDATE', [count]);
    const [{ pid }]: [{ pid: number }] = await runner.query('SELECT pg_backend_pid() AS pid');
    return {
      stopped: async () => {
        const [row]: { count: number }[] = await this.api.db.query(
          'SELECT count(*)::int FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))',
          [pid],
        );
        return row?.count ?? 0;
      },
      release: async () => {
        await runner.commitTransaction();
        await runner.release();
      },
    };
  }

  /** One who completed the course and is signed in, to speak with a real api. */
  async signedIn(): Promise<Graduate> {
    const { api, course } = this;
    const learner = await api.given.learner(await api.given.cohort([course]));
    await api.given.completed(learner, course);
    return { learner, course };
  }

  async counts(): Promise<Counts> {
    const [row]: Counts[] = await this.api.db.query(
      `SELECT (SELECT count(*)::int FROM certificate WHERE state = 'ready') AS ready,
              (SELECT count(*)::int FROM certificate_file) AS files,
              (SELECT count(*)::int FROM share_link WHERE kind = 'printed') AS links,
              (SELECT count(DISTINCT certificate_id)::int FROM share_link WHERE kind = 'printed') AS linked,
              (SELECT count(*)::int FROM learning_event WHERE kind = 'certificate') AS events,
              (SELECT count(*)::int FROM credential_status WHERE state = 'valid') AS credentials,
              (SELECT count(DISTINCT (list, index))::int FROM credential_status) AS places,
              (SELECT count(*)::int FROM outbox WHERE relayed_at IS NULL) AS waiting`,
    );
    if (!row) throw new Error('No counts');
    return row;
  }

  /**
   * Opens every finished certificate as its holder would and checks each of its three forms offline, one by one.
   * @returns how many hold in all of them, and how many ids they have together
   */
  async verified(): Promise<{ valid: number; ids: number; subjects: number }> {
    const { api } = this;
    const { verifyFile } = await import('@pateka/credentials/verify');
    const issuers: unknown[] = [JSON.parse(await api.get(IssuerService).document())];
    const ids = new Set<string>();
    const subjects = new Set<string>();
    let valid = 0;
    for (const file of await api.db.manager.find(CertificateFile)) {
      const { pdf, json, jwt } = openParts(api.get(Vault), file);
      const forms = [pdf, Buffer.from(json), Buffer.from(jwt)];
      const reports = await Promise.all(
        forms.map((bytes) => verifyFile(bytes, { issuers, now: new Date() })),
      );
      const found = new Set(reports.map(({ facts }) => facts?.id ?? ''));
      if (found.size === 1 && reports.every(({ outcome }) => outcome === 'valid')) valid += 1;
      for (const id of found) ids.add(id);
      subjects.add(
        (JSON.parse(json) as { credentialSubject: { id: string } }).credentialSubject.id,
      );
    }
    return { valid, ids: ids.size, subjects: subjects.size };
  }

  /** What exactly so many certificates look like. */
  static exactly(count: number): Counts {
    const made = { ready: count, files: count, links: count, linked: count, events: count };
    return { ...made, credentials: count, places: count, waiting: 0 };
  }

  private async graduate(): Promise<LearnerActor> {
    const { api, course } = this;
    const learner = await api.given.bareLearner(course.networkId);
    await api.get(EnrolmentService).enrol(learner, course.id, 'bg');
    for (const lesson of course.lessons) {
      for (const { id, right } of lesson.questions) {
        const place = { courseId: course.id, lessonId: lesson.id, questionId: id };
        await api
          .get(LessonService)
          .answer(learner, { ...place, attemptId: randomUUID(), fields: right }, 'bg');
      }
      await api.get(CompletionService).complete(learner, course.id, lesson.id);
    }
    return learner;
  }
}
